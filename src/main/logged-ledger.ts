/** The ledger, with a line of the log for what moves a run, a payout or the ledger itself: ids and words, no content. */
import type { EntryBody } from '#core/audit/entry.ts';
import type { Ledger } from './ports/ledger.ts';
import type { Log } from './ports/log.ts';

/** States a person has to look at. */
const UNCLEAR = new Set(['UNKNOWN', 'HELD']);

const payoutsOf = (batchId: string, entries: readonly EntryBody[]): number =>
  entries.filter((body) => body.kind === 'payout.submitted' && body.batchId === batchId).length;

const tell = (log: Log, body: EntryBody, all: readonly EntryBody[]): void => {
  switch (body.kind) {
    case 'batch.submitted': {
      const { id: batch } = body.batch;
      return log.write('batch-submitted', { batch, payouts: payoutsOf(batch, all) });
    }
    case 'batch.approved':
      return log.write('batch-approved', { batch: body.batchId, alone: body.singlePerson });
    case 'run.moved':
      return log.write('run-moved', {
        batch: body.batchId,
        to: body.to,
        why: body.reason?.code ?? 'none',
      });
    case 'payout.moved': {
      const { payoutId: payout, event: move, to } = body;
      return log.write(UNCLEAR.has(to) ? 'payout-unclear' : 'payout-moved', { payout, move, to });
    }
    case 'capability.proven':
      return log.write('look-up-proven', { payout: body.payoutId });
    case 'alarm.raised':
      return log.write('alarm', {});
    case 'ledger.unlocked':
      return log.write('ledger-unlocked', { open: body.open });
    default:
      return undefined;
  }
};

/** Told once the facts are durable; what was not kept is not told. */
export const loggedLedger = (ledger: Ledger, log: Log): Ledger => ({
  ...ledger,
  append: async (actor, entries) => {
    try {
      const appended = await ledger.append(actor, entries);
      if (appended.ok) for (const body of entries) tell(log, body, entries);
      return appended;
    } catch (error) {
      log.write('ledger-failed', { error });
      throw error;
    }
  },
});
