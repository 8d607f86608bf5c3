/** Opens one profile: its folder, ledger, drafts, gateway and the steps over them. */
import { NO_POLICY, type Policy } from '#core/policy/policy.ts';
import { SECOND_READING_MS } from '#core/track/reading.ts';
import { makeGateway, type GatewayNeeds } from './adapters/gateway/client.ts';
import type { GatewayLimits } from './adapters/gateway/limits.ts';
import type { UseKey } from './adapters/gateway/signed.ts';
import { FeeDesk } from './desk/fees.ts';
import { RateDesk } from './desk/rates.ts';
import { GatewayWitness } from './gateway-witness.ts';
import type { ExchangeSource, Gateway } from './ports/gateway.ts';
import type { Ids, Profile } from './ports/host.ts';
import type { ReceiveGateway } from './ports/receive-gateway.ts';
import type { Session } from './session.ts';
import { openRehearsalRoom } from './rehearsal-house.ts';
import { openProfileIncoming, type ProfileIncomingParts } from './profile-incoming.ts';
import { rehearseOnThread } from './rehearsal-thread.ts';
import { openHoldings, type ProfileHoldingsParts } from './profile-holdings.ts';
import { openProfileTreasury } from './profile-treasury.ts';
import { openStores, type Stores, type StoresParts } from './stores.ts';
import { makeDispatch } from './workflow/dispatch.ts';
import { stopReason } from './workflow/engine.ts';
import { rehearseIn, type Rehearse } from './workflow/rehearse.ts';
import { Rehearsals, type RehearsalsNeeds } from './workflow/rehearsals.ts';
import { PolicyLimits } from './workflow/policy-limits.ts';
import { recover } from './workflow/recover.ts';
import { Tracker, type TrackNeeds } from './workflow/track.ts';
import { reconcileDrafts } from './workflow/reconcile-drafts.ts';

export interface SessionParts extends StoresParts, Omit<ProfileIncomingParts, 'folder' | 'clock'> {
  readonly profile: Profile;
  readonly key: UseKey;
  readonly ids: Ids;
  /** The code of the thread plans are rehearsed on; absent where nobody waits for this one. */
  readonly rehearsalWorker?: URL;
  /** Shortest time between two withdraws, ms. */
  readonly withdrawIntervalMs: () => number;
  /** Paces and deadlines that differ from the live gateway's, for practice and benchmarks. */
  readonly limits?: Partial<GatewayLimits>;
  /** How long to wait for another process to let go of the ledger, ms; absent asks once. */
  readonly lockWaitMs?: number;
  /** See `SECOND_READING_MS`; practice and rehearsals may shorten it. */
  readonly secondReadingMs?: number;
  readonly changed: (what: { readonly batchId: string; readonly payoutId?: string }) => void;
  /** See `EngineNeeds`; absent where nobody sits before a window. */
  readonly holdAwake?: () => () => void;
  readonly ended?: (batchId: string) => void;
  /** See `ProfileHoldingsParts`. */
  readonly low?: NonNullable<ProfileHoldingsParts['low']>;
  /** What the policy of this computer lets this profile do; absent where there is no computer's policy: drills. */
  readonly rules?: ProfileRules;
  /** Rows of a rehearsal answered so far, or null at its end; absent where nobody watches. */
  readonly rehearsing?: RehearsalsNeeds['progress'];
}

/** The policy as it concerns one profile. */
export interface ProfileRules {
  readonly policy: Policy;
  /** Why nothing at all may leave from this profile, in words; null when something may. */
  readonly closed: string | null;
  /** Account of the operating system that sits here. */
  readonly account: string;
}

const NO_RULES: Omit<ProfileRules, 'account'> = { policy: NO_POLICY, closed: null };

/**
 * Opens a profile; where its ledger may be used, recovers and begins tracking. Rejects with words for people when
 * there is nothing to show.
 */
export const openSession = async (parts: SessionParts): Promise<Session> => {
  const { profile, clock, ids, changed } = parts;
  const stores = await openStores(parts);
  const { ledger, intake, file, standing, keeper } = stores;
  const { gateway, witness } = openWatched(parts);
  const fees = new FeeDesk(gateway, clock);
  const { policy, closed } = parts.rules ?? NO_RULES;
  const limits = new PolicyLimits({ policy, closed, ledger, evidence: file, clock });
  const engine = await startEngine(parts, stores, { gateway, fees, limits });
  if (standing.kind === 'open') await reconcileDrafts(ledger, intake);
  const rates = await RateDesk.open({ ledger, book: file, clock });
  const treasury = openProfileTreasury(parts, standing);
  const opened = { gateway, clock, ids, ledger, book: file, treasury, fees, rates };
  const holdings = openHoldings(parts.low === undefined ? opened : { ...opened, low: parts.low });
  const { currencies, balances } = holdings;
  const usdRateOf = (id: number): string | null => currencies.find(id)?.usdRate ?? null;
  const shared = { profile, intake, ledger, gateway, currencies, balances, fees, limits, treasury };
  const incoming = openProfileIncoming(parts, { ...engine, ...shared, standing, evidence: file });
  const booked = { ...shared, book: file, clock };
  const rehearsals = openRehearsals(parts, booked);
  const reviewed = { ...booked, platformId: profile.platformId, usdRateOf, changed };
  return {
    ...booked,
    ...engine,
    ...holdings,
    rates,
    review: { ...reviewed, ...peopleOf(parts.rules) },
    rehearsals,
    evidence: file,
    witness,
    ...incoming.parts,
    standing,
    ...copiersOf(file, treasury),
    spacingMs: profile.kind === 'live' ? parts.withdrawIntervalMs() : null,
    get ledgerProblem() {
      return stores.problem();
    },
    get anchorProblem() {
      return keeper?.problem ?? null;
    },
    close: async () => {
      rehearsals.stopAll();
      await incoming.stop();
      await stopEngine(engine);
      await holdings.readingKeeper.settled();
      await incoming.close();
      await stores.close();
    },
  };
};

const copiersOf = (
  file: Stores['file'],
  treasury: ReturnType<typeof openProfileTreasury>,
): Pick<Session, 'snapshotTo' | 'treasuryTo'> => ({
  snapshotTo: (path) => file.snapshotTo(path),
  treasuryTo: (path) => treasury.snapshotTo(path),
});

const openWatched = (parts: SessionParts) => {
  const { clock, log = { write: () => undefined } } = parts;
  const witness = new GatewayWitness({ clock, log });
  return { witness, gateway: openGateway({ ...parts, witness }) };
};

const openRehearsals = (
  parts: SessionParts,
  booked: Omit<RehearsalsNeeds, 'rehearse' | 'progress'>,
): Rehearsals =>
  new Rehearsals({
    ...booked,
    rehearse: rehearsing(parts),
    progress: parts.rehearsing ?? (() => undefined),
  });

const rehearsing = ({ rehearsalWorker: script }: SessionParts): Rehearse =>
  script === undefined ? rehearseIn(openRehearsalRoom) : rehearseOnThread(script);

const peopleOf = (rules: ProfileRules | undefined): Pick<Session['review'], 'people'> =>
  rules === undefined
    ? {}
    : { people: { account: rules.account, reviewByTwo: rules.policy.reviewByTwo } };

type Engine = Pick<Session, 'dispatch' | 'tracker' | 'resolve' | 'unlock'>;

/**
 * Recovers first, then tracks; what is sent or read is heard by the tracker and by the window. A ledger that is only
 * looked at is neither recovered nor tracked.
 */
const startEngine = async (
  parts: SessionParts,
  stores: Stores,
  { gateway, fees, limits }: Pick<Session, 'gateway' | 'fees' | 'limits'>,
): Promise<Engine> => {
  const { clock, ids, holdAwake, ended } = parts;
  const { ledger, keeper, standing, behindLock, release } = stores;
  const changed: SessionParts['changed'] = (what) => {
    if (what.payoutId !== undefined) tracker.hear(what.payoutId);
    parts.changed(what);
  };
  const outside = {
    ...(keeper === null ? {} : { headKeeper: keeper }),
    ...(holdAwake === undefined ? {} : { holdAwake }),
    ...(ended === undefined ? {} : { ended }),
  };
  const needs = {
    gateway,
    ledger,
    clock,
    ids,
    random: Math.random,
    changed,
    fees,
    limits,
    ...outside,
  };
  const secondReadingMs = parts.secondReadingMs ?? SECOND_READING_MS;
  const dispatch = makeDispatch(needs);
  const alarmed: TrackNeeds['alarmed'] = (reason) => dispatch.halt(reason);
  const tracking = { ...needs, secondReadingMs, alarmed };
  const tracker = new Tracker(tracking);
  if (standing.kind === 'open') {
    await recover(needs);
    tracker.begin();
  }
  const askNow = (payoutId: string): Promise<void> => tracker.askNow(payoutId);
  const unlock =
    standing.kind === 'locked' && behindLock !== null && release !== null
      ? { ...tracking, ledger: behindLock, headKeeper: release, locked: standing }
      : null;
  return { tracker, dispatch, resolve: { ...needs, askNow }, unlock };
};

/** Pauses what is being sent, lets the payout under way be recorded, and stops asking. */
const stopEngine = async ({ dispatch, tracker }: Engine): Promise<void> => {
  dispatch.halt(stopReason('restart'));
  await dispatch.settled().catch(() => undefined);
  await tracker.stop();
};

/** How the policy lets this profile's gateway be reached; the practice gateway is this program itself. */
const linesOf = ({
  profile,
  rules,
}: Pick<SessionParts, 'profile' | 'rules'>): Pick<GatewayNeeds, 'closed' | 'proxy'> => {
  if (rules === undefined || profile.kind === 'practice') return {};
  const { closed, policy } = rules;
  return {
    ...(closed === null ? {} : { closed }),
    ...(policy.proxy === null ? {} : { proxy: policy.proxy }),
  };
};

/** The gateway of a profile; practice may change its interval while it is open. */
export const openGateway = (
  parts: Pick<
    SessionParts,
    'profile' | 'key' | 'clock' | 'withdrawIntervalMs' | 'limits' | 'rules'
  > & { readonly witness?: GatewayWitness },
): Gateway & ExchangeSource & ReceiveGateway => {
  const { profile, key, clock, withdrawIntervalMs } = parts;
  const limits = parts.limits ?? {};
  const needs = { profile, key, clock, limits, random: Math.random, ...linesOf(parts) };
  const gateway = makeGateway({ ...needs, withdrawIntervalMs: withdrawIntervalMs() });
  return {
    ...gateway,
    ...parts.witness?.watch(gateway),
    get withdrawIntervalMs() {
      return withdrawIntervalMs();
    },
  };
};
