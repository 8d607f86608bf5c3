import type { PayoutState } from '../payout/state.ts';

/** As much of a payout as the schedule looks at. Times are monotonic ms of this boot. */
export interface Asked {
  readonly state: PayoutState;
  /** Answers received since the payout entered its present state in this process life. */
  readonly asks: number;
  readonly lastAskedMono: number | null;
}

const UNKNOWN_STEPS_MS = [5_000, 15_000, 60_000] as const;
const OPEN_STEPS_MS = [1_000, 2_000, 3_000, 5_000, 10_000, 20_000, 30_000] as const;
/**
 * What is paid is only watched for a contradiction, over a quarter of an hour. At one payout a second, watching it as
 * closely as what is still open would ask more questions than the gateway may be asked.
 */
const PAID_STEPS_MS = [30_000, 60_000, 120_000, 240_000, 420_000] as const;
const SLOWEST_MS = 60_000;

const stepsOf = (state: PayoutState): readonly number[] => {
  if (state === 'UNKNOWN') return UNKNOWN_STEPS_MS;
  return state === 'CONFIRMED' ? PAID_STEPS_MS : OPEN_STEPS_MS;
};

/**
 * Pause before the gateway is asked again about a payout, ms.
 * UNKNOWN: 5 s, 15 s, 60 s, then every 60 s (gateway reference section 3); open ones start faster, paid ones slower.
 */
export const askPause = (state: PayoutState, asks: number): number =>
  stepsOf(state)[asks] ?? SLOWEST_MS;

/** The monotonic time at which a payout is due to be asked about; one never asked is due at once. */
export const dueAt = (asked: Asked): number =>
  asked.lastAskedMono === null ? 0 : asked.lastAskedMono + askPause(asked.state, asked.asks);

const USUAL_MINUTES: ReadonlyMap<string, number> = new Map([
  ['BTC', 90],
  ['BCH', 90],
  ['LTC', 30],
  ['DOGE', 30],
  ['DASH', 30],
]);

/** Whether an accepted payout has been pending beyond what is usual for its coin (20 min unless known). */
export const isStalled = (code: string, state: PayoutState, pendingForMs: number): boolean =>
  (state === 'ACCEPTED' || state === 'PENDING') &&
  pendingForMs > (USUAL_MINUTES.get(code) ?? 20) * 60_000;
