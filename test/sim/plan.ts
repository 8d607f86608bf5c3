/** What one simulated schedule will suffer, drawn beforehand so that a failing one can be shrunk piece by piece. */
import { Random } from './random.ts';

/** What the gateway does with one withdraw request (safety section 7). */
export type Fate =
  | 'ok'
  | 'lost'
  | 'answer-lost'
  | 'late'
  | 'late-error'
  | 'error'
  | 'error-executed'
  | 'cut'
  | 'refused'
  | 'refused-executed'
  | 'strange-refusal'
  | 'echo-differs'
  | 'no-id'
  | 'forbidden'
  | 'too-many';

export const FATES: readonly Fate[] = [
  'ok',
  'lost',
  'answer-lost',
  'late',
  'late-error',
  'error',
  'error-executed',
  'cut',
  'refused',
  'refused-executed',
  'strange-refusal',
  'echo-differs',
  'no-id',
  'forbidden',
  'too-many',
];

export type Crash = 'kill' | 'power';
/** Before the call takes effect, with a write half done, or after it but before its answer is heard. */
export type Moment = 'before' | 'inside' | 'after';

export type FaultKind =
  `${Crash}-${Moment}` | 'disk-full' | 'sync-fails' | 'wall-back' | 'wall-forward' | 'suspend';

/** Strikes at the `at`-th port call of the schedule, from 1. */
export interface Fault {
  readonly at: number;
  readonly kind: FaultKind;
}

export type PressKind =
  | 'start'
  | 'start-often'
  | 'pause'
  | 'stop'
  | 'was-paid'
  | 'was-paid-wrong'
  | 'release'
  | 'release-twice'
  | 'mistyped'
  | 'hold'
  | 'write-off'
  | 'cancel'
  | 'check'
  | 'quit'
  | 'second'
  | 'restore';

/** A button pressed `after` ms after the one before, about a row where it needs one. */
export interface Press {
  readonly after: number;
  readonly kind: PressKind;
  /** Row, from 1. */
  readonly row: number;
  /** Which of two instances is pressed; the first where there is only one. */
  readonly instance: number;
}

export interface Plan {
  readonly seed: string;
  readonly payouts: number;
  /** Whether the payouts are fiat amounts that the gateway converts. */
  readonly converts: boolean;
  /** Fate of the n-th request; 'ok' where nothing is said. */
  readonly fates: readonly Fate[];
  readonly faults: readonly Fault[];
  readonly presses: readonly Press[];
  /** Share of reads and connections that fail until the operator tidies up. */
  readonly badLine: number;
  /** Whether look-ups hide what was executed: never, for up to 14 minutes, or always (assumption A3 broken). */
  readonly hides: 'never' | 'a-while' | 'always';
  /** Mean number of port calls between two changes of the one who runs. */
  readonly switchEvery: number;
  /** Longest time the gateway takes from execution to settlement, ms. */
  readonly settlesIn: number;
  /** How much later than asked a short sleep ends at most, as a share of the longest: timers are late on a busy machine. */
  readonly laziness: number;
  /** Whether the operator releases at the end what was not paid; otherwise it stays Unknown. */
  readonly releases: boolean;
  /** Payouts the balance covers at first. */
  readonly covered: number;
  /** After how many restarts a dead process is left dead, and the schedule ends; null for never. */
  readonly restarts: number | null;
}

const CRASHES: readonly FaultKind[] = [
  'kill-before',
  'kill-inside',
  'kill-after',
  'power-before',
  'power-inside',
  'power-after',
];

const OTHER_FAULTS: readonly FaultKind[] = [
  'disk-full',
  'sync-fails',
  'wall-back',
  'wall-forward',
  'suspend',
];

const PRESSES: readonly PressKind[] = [
  'start',
  'start',
  'start',
  'start',
  'start-often',
  'pause',
  'pause',
  'stop',
  'was-paid',
  'was-paid-wrong',
  'release',
  'release',
  'release-twice',
  'mistyped',
  'hold',
  'write-off',
  'cancel',
  'check',
  'quit',
];

const afterMs = (random: Random): number => {
  const kind = random.unit();
  if (kind < 0.35) return random.below(400);
  if (kind < 0.75) return random.below(20_000);
  return kind < 0.95 ? random.below(180_000) : random.below(1_200_000);
};

const pressesOf = (random: Random, second: boolean, fates: readonly Fate[]): readonly Press[] => {
  const payouts = fates.length;
  const list: Press[] = [];
  const troubled = fates.findIndex((fate) => fate !== 'ok') + 1;
  const press = (kind: PressKind, after = afterMs(random), row = 0): void => {
    list.push({
      after,
      kind,
      row: row === 0 ? random.between(1, payouts) : row,
      instance: second ? random.below(2) : 0,
    });
  };
  const start: Press = { after: 0, kind: 'start', row: 1, instance: 0 };
  list.push(start);
  if (second) press('second', random.below(random.pick([900, 20_000])));
  // Both instances are started before the first has sent what it has claimed.
  if (second && random.chance(0.5))
    list.push({ ...start, instance: 1, after: random.below(1_800) });
  // Impatience: the first payout in trouble is released a few minutes too early.
  if (troubled > 0 && random.chance(0.15))
    press('release', random.between(240_000, 840_000), troubled);
  const count = random.below(7);
  for (let n = 0; n < count; n += 1) press(random.pick(PRESSES));
  if (random.chance(0.02) && !second) press('restore');
  return list;
};

/** Faults per port call in a schedule with weather; safety section 7 counts 3 % of steps. */
const CRASH_SHARE = 0.03;
const LONGEST = 240;

const faultsOf = (random: Random, share: number): readonly Fault[] => {
  const faults: Fault[] = [];
  let at = 0;
  for (;;) {
    at += 1 + Math.floor(Math.log(1 - random.unit()) / Math.log(1 - share));
    if (at > LONGEST || faults.length === 12) return faults;
    const kind = random.pick(random.chance(0.75) ? CRASHES : OTHER_FAULTS);
    faults.push({ at, kind });
  }
};

const fatesOf = (random: Random, count: number): readonly Fate[] => {
  const trouble = random.pick([0, 0.1, 0.3, 0.6]);
  return Array.from({ length: count }, () => (random.chance(trouble) ? random.pick(FATES) : 'ok'));
};

/** Every other schedule, drawn apart so that the rest of a schedule is the same either way. */
const drawConverts = (seed: string): boolean => new Random(`converts ${seed}`).chance(0.5);

/** The schedule that belongs to a seed. */
export const drawPlan = (seed: string, payouts = 8): Plan => {
  const random = new Random(seed);
  const second = random.chance(0.25);
  const share = random.pick([0, 0.01, CRASH_SHARE, CRASH_SHARE]);
  const fates = fatesOf(random, payouts);
  return {
    seed,
    payouts,
    converts: drawConverts(seed),
    fates,
    faults: share === 0 ? [] : faultsOf(random, share),
    presses: pressesOf(random, second, fates),
    badLine: random.pick([0, 0, 0.05, 0.25]),
    hides: random.pick(['never', 'never', 'a-while', 'a-while', 'always'] as const),
    switchEvery: random.pick([1, 3, 10, 30]),
    settlesIn: random.pick([500, 500, 8_000, 120_000]),
    laziness: random.pick([1, 1, 1, 1, 0.1]),
    releases: random.chance(0.4),
    covered: random.chance(0.1) ? random.below(payouts) : payouts,
    restarts: null,
  };
};

/** A schedule in which everything goes well and nobody presses anything but Start; tests build on it. */
export const calmPlan = (seed: string, payouts: number): Plan => ({
  seed,
  payouts,
  converts: false,
  fates: [],
  faults: [],
  presses: [{ after: 0, kind: 'start', row: 1, instance: 0 }],
  badLine: 0,
  hides: 'never',
  switchEvery: 30,
  settlesIn: 60_000,
  laziness: 1,
  releases: true,
  covered: payouts,
  restarts: null,
});

const RACING: readonly PressKind[] = [
  'start',
  'start',
  'start-often',
  'pause',
  'stop',
  'cancel',
  'release-twice',
  'write-off',
  'check',
];

/** Buttons pressed on top of one another while requests are on their way; no process dies. */
export const drawRace = (seed: string, payouts = 3): Plan => {
  const random = new Random(`race ${seed}`);
  const press = (kind: PressKind): Press => ({
    after: random.chance(0.7) ? random.below(60) : random.below(4_000),
    kind,
    row: random.between(1, payouts),
    instance: 0,
  });
  const presses = [press('start-often')];
  const count = random.between(3, 9);
  for (let n = 0; n < count; n += 1) presses.push(press(random.pick(RACING)));
  // Two decisions about one payout meet only once it may be released.
  presses.push({
    after: 960_000,
    kind: 'release-twice',
    row: random.between(1, payouts),
    instance: 0,
  });
  const fates = fatesOf(random, payouts);
  const converts = drawConverts(seed);
  return {
    ...calmPlan(seed, payouts),
    converts,
    fates,
    presses,
    switchEvery: random.pick([1, 1, 2]),
  };
};
