/**
 * The same composition as the window's, for one profile and without a window: the drill and the benchmarks use it.
 * The key comes from whoever calls; it is borrowed for each signature and never stored.
 */
import { ok } from '#core/result.ts';
import { Secret } from '#core/secret/secret.ts';
import { makeClock, makeIds } from './adapters/clock.ts';
import type { GatewayLimits } from './adapters/gateway/limits.ts';
import { gatewayUrlProblem } from './desk/profiles.ts';
import { openSession } from './open-session.ts';
import type { Clock, Ids } from './ports/host.ts';
import type { Session } from './session.ts';
import { standingWords } from './workflow/standing-words.ts';

export interface HeadlessOptions {
  readonly gatewayUrl: string;
  readonly platformId: number;
  readonly key: string;
  /** Ledger and drafts live here; the same folder again recovers and continues. */
  readonly dataFolder: string;
  /** Shortest time between two withdraws, ms. */
  readonly withdrawIntervalMs: number;
  readonly secondReadingMs: number;
  /** How long to wait for another process to let go of the ledger, ms; absent asks once. */
  readonly lockWaitMs?: number;
  /** Paces and deadlines of reads that differ from the live gateway's. */
  readonly limits?: Partial<GatewayLimits>;
}

export interface Headless {
  readonly session: Session;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Opens, recovers and begins tracking; sends nothing by itself. Rejects when the ledger cannot be trusted. */
export const openHeadless = async (options: HeadlessOptions): Promise<Headless> => {
  const wrong = gatewayUrlProblem(options.gatewayUrl);
  if (wrong !== null) throw new Error(wrong);
  const clock = makeClock();
  const ids = makeIds();
  const { platformId, gatewayUrl } = options;
  const key = new Secret(options.key);
  const session = await openSession({
    profile: {
      id: 'headless',
      kind: 'live',
      name: 'Headless',
      color: '#666666',
      platformId,
      gatewayUrl,
    },
    key: (fn) => Promise.resolve(ok(fn(key))),
    folder: options.dataFolder,
    clock,
    ids,
    version: '0.1.0',
    intakeWorker: new URL('./adapters/intake/worker.ts', import.meta.url),
    rehearsalWorker: new URL('./rehearsal-worker.ts', import.meta.url),
    withdrawIntervalMs: () => options.withdrawIntervalMs,
    secondReadingMs: options.secondReadingMs,
    ...(options.lockWaitMs === undefined ? {} : { lockWaitMs: options.lockWaitMs }),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    changed: () => undefined,
    draftChanged: () => undefined,
    ledgerFailed: () => undefined,
  });
  const closed = standingWords(session.standing);
  if (closed !== null) {
    await session.close();
    throw new Error(closed);
  }
  return { session, clock, ids };
};
