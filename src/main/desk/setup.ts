/** How far a live platform is set up, judged from what was seen; nothing counts as proved because somebody said so. */
import type { PayoutState } from '#core/payout/state.ts';
import type { SetupRecord } from '../ports/host.ts';
import type { BatchState, Evidence, Ledger, PayoutRecord } from '../ports/ledger.ts';
import type { KeyStatus } from './credentials.ts';

/** One step as it stands; times are wall clock, ms since 1970. */
export interface StepStanding {
  readonly state: 'open' | 'said' | 'entered' | 'proved' | 'failed';
  readonly at: number | null;
  readonly says: string | null;
  readonly payout: { readonly payoutId: string; readonly reference: string } | null;
}

export interface SetupStanding {
  readonly keychain: StepStanding;
  readonly platform: StepStanding;
  readonly key: StepStanding;
  readonly list: StepStanding;
  readonly payout: StepStanding;
}

/** What the ledger of a platform tells of its payouts so far. */
export interface SentSoFar {
  /** The newest payout the gateway took. */
  readonly accepted: PayoutRecord | null;
  /** The newest payout whose outcome needs a person. */
  readonly open: PayoutRecord | null;
  /** A run stands still because the gateway did not accept this computer or this key. */
  readonly notAuthorised: boolean;
  readonly lookup: Awaited<ReturnType<Evidence['proofOf']>>;
}

export interface SetupFacts {
  /** Of the keychain's last probe; `at` is null before the first. */
  readonly keychain: { readonly at: number | null; readonly problem: string | null };
  /** Null while the platform is not saved. */
  readonly key: KeyStatus | null;
  readonly record: SetupRecord;
  /** Null while the ledger of the platform is not the open one. */
  readonly sent: SentSoFar | null;
}

const step = (
  state: StepStanding['state'],
  rest: Partial<Omit<StepStanding, 'state'>> = {},
): StepStanding => ({ state, at: null, says: null, payout: null, ...rest });

const NOT_LISTED =
  'A payout was tried, and the gateway did not accept this computer or this key. Put this computer’s public IP address on the list, test the key once more, and resume the run.';
const NOT_FOUND =
  'The gateway took a payout but did not find it by its order id. Payouts work; one whose reply is lost must be settled by you on the Unknown desk, with its withdrawal id.';
const UNCLEAR =
  'What became of this payout is not known yet. Do not pay it again; settle it on the Unknown desk first.';

const named = ({ id, reference }: PayoutRecord) => ({ payoutId: id, reference });

const keychainStep = ({ keychain }: SetupFacts): StepStanding => {
  if (keychain.at === null) return step('open');
  const { at, problem } = keychain;
  return problem === null ? step('proved', { at }) : step('failed', { at, says: problem });
};

const keyStep = ({ key, keychain, record }: SetupFacts): StepStanding => {
  if (key === 'unavailable') return step('failed', { at: keychain.at, says: keychain.problem });
  if (key !== 'saved' || record.key === undefined) return step('open');
  const { at, problem } = record.key;
  return problem === null ? step('proved', { at }) : step('failed', { at, says: problem });
};

const listStep = ({ record, sent }: SetupFacts): StepStanding => {
  if (sent?.notAuthorised === true) return step('failed', { says: NOT_LISTED });
  if (record.accepted !== undefined) {
    const { at, payoutId, reference } = record.accepted;
    return step('proved', { at, payout: { payoutId, reference } });
  }
  return record.listedAt === undefined ? step('open') : step('said', { at: record.listedAt });
};

const payoutStep = ({ record, sent }: SetupFacts): StepStanding => {
  if (record.lookup !== undefined) {
    const { at, payoutId, reference } = record.lookup;
    return step('proved', { at, payout: { payoutId, reference } });
  }
  if (sent?.open) return step('failed', { says: UNCLEAR, payout: named(sent.open) });
  if (sent?.notAuthorised === true) return step('failed', { says: NOT_LISTED });
  if (sent?.accepted) return step('failed', { says: NOT_FOUND, payout: named(sent.accepted) });
  return step('open');
};

/** Every step, each for itself: a later one may stand proved while an earlier one was never tried. */
export const judgeSetup = (facts: SetupFacts): SetupStanding => ({
  keychain: keychainStep(facts),
  platform: step(facts.key === null ? 'open' : 'entered'),
  key: keyStep(facts),
  list: listStep(facts),
  payout: payoutStep(facts),
});

/** What the ledger has seen, added to what is kept, so that it can be told while another platform is open. */
export const remembering = (record: SetupRecord, sent: SentSoFar): SetupRecord => ({
  ...record,
  ...(sent.accepted === null
    ? {}
    : { accepted: { at: sent.accepted.movedAt, ...named(sent.accepted) } }),
  ...(sent.lookup === null ? {} : { lookup: sent.lookup }),
});

const TAKEN: readonly PayoutState[] = ['ACCEPTED', 'PENDING', 'CONFIRMED'];
const UNSETTLED: readonly PayoutState[] = ['UNKNOWN', 'HELD'];

const isRefused = ({ run, reason }: BatchState): boolean =>
  run === 'paused' && reason?.code === 'not-authorised';

/** Reads it from the ledger of the platform. */
export const readSent = async (
  ledger: Pick<Ledger, 'payouts' | 'batches'>,
  evidence: Pick<Evidence, 'proofOf'>,
): Promise<SentSoFar> => {
  const newest = async (states: readonly PayoutState[]): Promise<PayoutRecord | null> =>
    (await ledger.payouts({ states }, { offset: 0, limit: 1 })).items[0] ?? null;
  return {
    accepted: await newest(TAKEN),
    open: await newest(UNSETTLED),
    notAuthorised: (await ledger.batches()).some(isRefused),
    lookup: await evidence.proofOf('order-id-lookup'),
  };
};
