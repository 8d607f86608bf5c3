/** A session as the application opens it, over a real ledger and a practice gateway that stands for the live one. */
import { makeClock, makeIds } from '#main/adapters/clock.ts';
import { anchorAccount } from '#main/anchor.ts';
import { openSession } from '#main/open-session.ts';
import type { Keychain, Profile } from '#main/ports/host.ts';
import type { Session } from '#main/session.ts';
import { startPracticeGateway, type PracticeGateway } from '#practice/server.ts';
import { ANNA, approvedBatch, BATCH } from './workflow/rig.ts';
import { keyOf } from '#test/support/lent-key.ts';

export const PLATFORM = 4711;
export const KEY = 'decade-facade-efface-accede-beaded';
export const INTERVAL_MS = 60;

export const openGateway = (): Promise<PracticeGateway> =>
  startPracticeGateway({
    platformId: PLATFORM,
    apiKey: KEY,
    seed: 'sessions',
    stateFile: null,
    withdrawIntervalMs: INTERVAL_MS,
    settleMs: { min: 50, max: 100 },
  });

export const profileAt = (gatewayUrl: string): Profile => ({
  id: 'acme',
  kind: 'live',
  name: 'Acme EU',
  color: '#0f766e',
  platformId: PLATFORM,
  gatewayUrl,
});

/** Opens the profile in `folder`; with a keychain its head is kept there. */
export const openAt = (
  folder: string,
  gatewayUrl: string,
  keychain?: Keychain,
): Promise<Session> => {
  const profile = profileAt(gatewayUrl);
  return openSession({
    profile,
    folder,
    key: keyOf(KEY),
    clock: makeClock(),
    ids: makeIds(),
    version: '0.0.0-test',
    treasuryWorker: new URL('../../src/main/adapters/treasury/worker.ts', import.meta.url),
    intakeWorker: new URL('../../src/main/adapters/intake/worker.ts', import.meta.url),
    withdrawIntervalMs: () => INTERVAL_MS,
    secondReadingMs: 200,
    limits: { readEveryMs: 5 },
    ...(keychain === undefined ? {} : { anchor: { keychain, account: anchorAccount(profile) } }),
    changed: () => undefined,
    draftChanged: () => undefined,
    ledgerFailed: () => undefined,
  });
};

/** Puts an approved batch of so many payouts into a ledger. */
export const approveBatch = async ({ ledger }: Session, count: number): Promise<void> => {
  const appended = await ledger.append(ANNA, approvedBatch(count));
  if (!appended.ok) throw new Error('the batch could not be set up');
};

/** Sends the batch and waits until nothing is being sent. */
export const send = async ({ dispatch }: Session): Promise<void> => {
  await dispatch.start(BATCH, ANNA);
  await dispatch.settled();
};

/** States of the batch's payouts in file order. */
export const statesOf = async ({ ledger }: Session): Promise<readonly string[]> =>
  (await ledger.payoutsOf(BATCH)).map(({ state }) => state);

/** How often each payout was executed at the gateway. */
export const executions = (gateway: PracticeGateway): readonly number[] => {
  const counts = new Map<string, number>();
  for (const { orderId } of gateway.books.withdrawals()) {
    counts.set(orderId ?? '', (counts.get(orderId ?? '') ?? 0) + 1);
  }
  return [...counts.values()];
};
