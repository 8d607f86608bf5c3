/** The end of a drill: waits for outcomes, with bounded patience. */
import type { Headless } from '#main/headless.ts';
import type { BatchState } from '#main/ports/ledger.ts';
import { say } from './say.ts';

const LOOK_MS = 200;
/** The gateway is asked about an open payout at least this often, ms. */
const SLOWEST_ASK_MS = 60_000;

interface Patience {
  /** How long to wait while nothing changes, ms. */
  readonly patienceMs: number;
  readonly secondReadingMs: number;
}

const OPEN = ['ACCEPTED', 'PENDING', 'UNKNOWN'] as const;

const openCount = ({ counts }: BatchState): number =>
  OPEN.reduce((sum, state) => sum + (counts[state] ?? 0), 0);

/** Whether a payout was said to have failed once and waits for the second reading that would prove it. */
const awaitsSecondReading = async (
  { session: { ledger } }: Headless,
  batchId: string,
): Promise<boolean> => {
  for (const { id, state } of await ledger.payoutsOf(batchId)) {
    if (state !== 'ACCEPTED' && state !== 'PENDING') continue;
    const readings = (await ledger.entriesOf({ payoutId: id })).flatMap(({ body }) =>
      body.kind === 'reading.stored' && body.outcome === 'found' ? [body.status] : [],
    );
    if (readings.at(-1) === 'error') return true;
  }
  return false;
};

/** Waits until nothing is open, or nothing has changed for as long as the drill has patience. */
export const watch = async (
  drill: Headless,
  batchId: string,
  { patienceMs, secondReadingMs }: Patience,
): Promise<void> => {
  const { session, clock } = drill;
  let last = '';
  let since = clock.mono();
  let until = patienceMs;
  for (;;) {
    const batch = await session.ledger.batch(batchId);
    if (batch === null || openCount(batch) === 0 || session.ledgerProblem !== null) return;
    const now = JSON.stringify(batch.counts);
    if (now !== last) {
      last = now;
      since = clock.mono();
      until = patienceMs;
      say(now);
    }
    if (clock.mono() - since > until) {
      const longest = patienceMs + secondReadingMs + SLOWEST_ASK_MS;
      if (until === longest || !(await awaitsSecondReading(drill, batchId))) return;
      until = longest;
    }
    await clock.sleep(LOOK_MS);
  }
};
