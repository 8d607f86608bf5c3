/** Opens one profile: its folder, ledger, drafts, gateway and the steps over them. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { SECOND_READING_MS } from '#core/track/reading.ts';
import { makeGateway } from './adapters/gateway/client.ts';
import type { GatewayLimits } from './adapters/gateway/limits.ts';
import type { UseKey } from './adapters/gateway/signed.ts';
import { openIntake } from './adapters/intake/intake.ts';
import { openLedger } from './adapters/ledger/open.ts';
import { BalanceDesk } from './desk/balances.ts';
import { CurrencyDesk } from './desk/currencies.ts';
import { FeeDesk } from './desk/fees.ts';
import { guardLedger } from './guarded-ledger.ts';
import type { Gateway } from './ports/gateway.ts';
import type { Clock, Ids, Profile } from './ports/host.ts';
import type { IntakeBatch } from './ports/intake.ts';
import type { Session } from './session.ts';
import { makeDispatch } from './workflow/dispatch.ts';
import { stopReason } from './workflow/engine.ts';
import { recover } from './workflow/recover.ts';
import { Tracker, type TrackNeeds } from './workflow/track.ts';
import { reconcileDrafts } from './workflow/reconcile-drafts.ts';

export interface SessionParts {
  readonly profile: Profile;
  /** The profile's own folder; made when absent. */
  readonly folder: string;
  readonly key: UseKey;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly version: string;
  readonly intakeWorker: URL;
  /** Shortest time between two withdraws, ms. */
  readonly withdrawIntervalMs: () => number;
  /** Paces and deadlines that differ from the live gateway's, for practice and benchmarks. */
  readonly limits?: Partial<GatewayLimits>;
  /** See `SECOND_READING_MS`; practice and rehearsals may shorten it. */
  readonly secondReadingMs?: number;
  readonly changed: (what: { readonly batchId: string; readonly payoutId?: string }) => void;
  readonly draftChanged: (batch: IntakeBatch) => void;
  readonly ledgerFailed: () => void;
  /** See `EngineNeeds`; absent where nobody sits before a window. */
  readonly holdAwake?: () => () => void;
  readonly ended?: (batchId: string) => void;
}

/** Opens, recovers and begins tracking. Rejects with words for people when the ledger cannot be trusted. */
export const openSession = async (parts: SessionParts): Promise<Session> => {
  const { profile, clock, ids, changed } = parts;
  const { file, ledger, problem, intake } = await openStores(parts);
  const gateway = openGateway(parts);
  const fees = new FeeDesk(gateway, clock);
  const engine = await startEngine(parts, { ledger, gateway, fees });
  await reconcileDrafts(ledger, intake);
  const currencies = new CurrencyDesk({ gateway, clock, ids });
  const usdRateOf = (id: number): string | null => currencies.find(id)?.usdRate ?? null;
  return {
    profile,
    ledger,
    intake,
    gateway,
    currencies,
    balances: new BalanceDesk({ gateway, clock, ledger }),
    fees,
    ...engine,
    review: { ledger, intake, clock, platformId: profile.platformId, usdRateOf, changed },
    evidence: file,
    get ledgerProblem() {
      return problem();
    },
    close: async () => {
      await stopEngine(engine);
      await intake.close();
      file.close();
    },
  };
};

/** The profile's ledger and drafts. */
const openStores = async (parts: SessionParts) => {
  const { clock, folder } = parts;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const opened = openLedger({ file: join(folder, 'ledger.sqlite'), clock, version: parts.version });
  if (!opened.ok) throw new Error(opened.error.detail);
  const { ledger, problem } = guardLedger(opened.value, parts.ledgerFailed);
  const intake = await openIntake({
    file: join(folder, 'intake.sqlite'),
    worker: parts.intakeWorker,
    history: ledger,
    clock,
  });
  intake.onChange(parts.draftChanged);
  return { file: opened.value, ledger, problem, intake };
};

type Engine = Pick<Session, 'dispatch' | 'tracker' | 'resolve'>;

/** Recovers first, then tracks; what is sent or read is heard by the tracker and by the window. */
const startEngine = async (
  parts: SessionParts,
  { ledger, gateway, fees }: Pick<Session, 'ledger' | 'gateway' | 'fees'>,
): Promise<Engine> => {
  const { clock, ids, holdAwake, ended } = parts;
  const changed: SessionParts['changed'] = (what) => {
    if (what.payoutId !== undefined) tracker.hear(what.payoutId);
    parts.changed(what);
  };
  const outside = {
    ...(holdAwake === undefined ? {} : { holdAwake }),
    ...(ended === undefined ? {} : { ended }),
  };
  const needs = { gateway, ledger, clock, ids, random: Math.random, changed, fees, ...outside };
  const secondReadingMs = parts.secondReadingMs ?? SECOND_READING_MS;
  const dispatch = makeDispatch(needs);
  const alarmed: TrackNeeds['alarmed'] = (reason) => dispatch.halt(reason);
  const tracker = new Tracker({ ...needs, secondReadingMs, alarmed });
  await recover(needs);
  tracker.begin();
  const askNow = (payoutId: string): Promise<void> => tracker.askNow(payoutId);
  return { tracker, dispatch, resolve: { ...needs, askNow } };
};

/** Pauses what is being sent, lets the payout under way be recorded, and stops asking. */
const stopEngine = async ({ dispatch, tracker }: Engine): Promise<void> => {
  dispatch.halt(stopReason('restart'));
  await dispatch.settled().catch(() => undefined);
  await tracker.stop();
};

/** The gateway of a profile; practice may change its interval while it is open. */
export const openGateway = (
  parts: Pick<SessionParts, 'profile' | 'key' | 'clock' | 'withdrawIntervalMs' | 'limits'>,
): Gateway => {
  const { profile, key, clock, withdrawIntervalMs } = parts;
  const limits = parts.limits ?? {};
  const needs = { profile, key, clock, limits, random: Math.random };
  const gateway = makeGateway({ ...needs, withdrawIntervalMs: withdrawIntervalMs() });
  return {
    ...gateway,
    get withdrawIntervalMs() {
      return withdrawIntervalMs();
    },
  };
};
