/** The practice gateway of the practice profile: started with it, its books kept beside its ledger. */
import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CustomerPayment } from '#practice/customer.ts';
import type { Deposit } from '#practice/incoming.ts';
import { practiceCredentials } from '#practice/credentials.ts';
import { scenarios, type ScenarioName } from '#practice/scenario.ts';
import { startPracticeGateway, type PracticeGateway } from '#practice/server.ts';
import { ok, type Result } from '#core/result.ts';
import { Secret } from '#core/secret/secret.ts';
import { takeLock } from './adapters/lock-file.ts';
import { practiceProfile } from './desk/profiles.ts';
import type { Profile } from './ports/host.ts';
import { practiceCallbacks } from './practice-callbacks.ts';
import type { PracticeCallbackChange, PracticeCallbacksState } from './ports/practice.ts';

export interface PracticeHouse {
  /** Whether its books are this process's; otherwise it works on a copy that is thrown away. */
  readonly isOurs: boolean;
  /** The practice profile with the address this start of the gateway listens on. */
  readonly profile: Profile;
  key<T>(fn: (secret: Secret) => T): Promise<Result<T, { readonly detail: string }>>;
  /** Shortest time between two withdraws now, ms. */
  intervalMs(): number;
  configure(change: { intervalMs?: number | undefined; scenario?: string | undefined }): void;
  callbacks(change: PracticeCallbackChange): Result<PracticeCallbacksState, string>;
  resend(n: number): boolean;
  /** Pays an address or an invoice as a customer would. Errors: words for people. */
  pay(
    payment: Omit<CustomerPayment, 'orderId'> & { readonly reference: string },
  ): Result<Deposit, string>;
  /** Lets the time of an invoice be over. Errors: words for people. */
  expire(reference: string): Result<null, string>;
  close(): Promise<void>;
}

/** How often a payout may leave in practice, ms: quick enough for a demonstration to take seconds. */
export const PRACTICE_INTERVAL_MS = 250;

const isScenario = (name: string): name is ScenarioName => Object.hasOwn(scenarios, name);

/** Each installation has its own seed, so that withdrawal ids never come back should its books be lost. */
const seedOf = (folder: string): string => {
  const file = join(folder, 'seed.txt');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const seed = randomBytes(8).toString('hex');
  writeFileSync(file, seed, { mode: 0o600 });
  return seed;
};

const BOOKS = 'practice-gateway.json';

/** The books as they are now, in a folder of their own: another process writes the real ones. */
const copiedBooks = (folder: string): string => {
  const copy = join(mkdtempSync(join(tmpdir(), 'purser-practice-')), BOOKS);
  if (existsSync(join(folder, BOOKS))) copyFileSync(join(folder, BOOKS), copy);
  return copy;
};

/** Starts the practice gateway on any free port of this computer. */
export const startPracticeHouse = async (
  folder: string,
  intervalMs: number,
): Promise<PracticeHouse> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = takeLock(join(folder, 'lock.sqlite'));
  const books = unlock === null ? copiedBooks(folder) : join(folder, BOOKS);
  const gateway: PracticeGateway = await startPracticeGateway({
    platformId: practiceCredentials.platformId,
    apiKey: practiceCredentials.apiKey,
    seed: seedOf(folder),
    stateFile: books,
    withdrawIntervalMs: intervalMs,
    settleMs: { min: 1_500, max: 6_000 },
  });
  let interval = intervalMs;
  return {
    isOurs: unlock !== null,
    profile: practiceProfile({
      platformId: practiceCredentials.platformId,
      gatewayUrl: gateway.url,
    }),
    key: (fn) => Promise.resolve(ok(fn(new Secret(practiceCredentials.apiKey)))),
    intervalMs: () => interval,
    configure: ({ intervalMs: ms, scenario }) => {
      // A rehearsal that blocked the account ends with the next choice.
      gateway.unblock();
      if (ms !== undefined) {
        // The client slows down before the gateway does, and speeds up after it.
        gateway.setWithdrawInterval(Math.min(ms, interval));
        interval = ms;
        gateway.setWithdrawInterval(ms);
      }
      if (scenario !== undefined && isScenario(scenario)) gateway.setScenario(scenario);
    },
    ...practiceCallbacks(gateway.callbacks),
    pay: ({ reference, ...payment }) => gateway.pay({ ...payment, orderId: reference }),
    expire: (reference) => gateway.expire(reference),
    close: async () => {
      await gateway.close();
      if (unlock === null) rmSync(dirname(books), { recursive: true, force: true });
      unlock?.();
    },
  };
};
