import { formatAmount, type Amount } from '../money/amount.ts';
import { currencyLabel } from '../money/currency.ts';
import { doubtWords, type RateDoubt } from './rate-doubt.ts';

/** What keeps a plan from being submitted. `code` is stable; the message says what to do. */
export interface Obstacle {
  readonly code:
    | 'no-rows'
    | 'too-many-rows'
    | 'snapshot-stale'
    | 'balances-unreadable'
    | 'currency-gone'
    | 'rate-doubtful'
    | 'fiat-rate-stale'
    | 'too-small-to-convert'
    | 'policy-limit'
    | 'shortfall';
  readonly message: string;
}

/** What the obstacles need to know of one currency's line of the plan. */
export interface ObstacleLine {
  readonly currencyId: number;
  readonly code: string;
  readonly network: string;
  readonly count: number;
  readonly fees: Amount | null;
  readonly shortfall: Amount | null;
  readonly runsOutAtRow: number | null;
}

export interface Situation {
  readonly lines: readonly ObstacleLine[];
  readonly count: number;
  readonly mostRows: number;
  readonly isStale: boolean;
  readonly isBalanceKnown: boolean;
  /** Ids of the currencies the gateway lists now. */
  readonly listed: ReadonlySet<number>;
  readonly doubts: readonly RateDoubt[];
  /** Words for each reference rate in use that is too old. */
  readonly oldFiatRates: readonly string[];
  /** Rows whose fiat amount is too little for the gateway's conversion to be judged, in file order. */
  readonly tooSmall: readonly number[];
  /** Words for each limit of the computer's policy that the batch is above. */
  readonly policy: readonly string[];
}

/** Everything that stops submission, the batch as a whole first and then each currency. */
export const findObstacles = (situation: Situation): readonly Obstacle[] =>
  [
    situation.count === 0 ? NO_ROWS : null,
    situation.count > situation.mostRows ? tooManyRows(situation) : null,
    situation.isStale ? STALE : null,
    situation.isBalanceKnown ? null : BALANCES_UNREADABLE,
    ...situation.policy.map((words): Obstacle => ({
      code: 'policy-limit',
      message: `The policy of this computer does not allow this batch: ${words} Leave rows out, or ask whoever looks after this computer.`,
    })),
    ...situation.oldFiatRates.map((message): Obstacle => ({ code: 'fiat-rate-stale', message })),
    situation.tooSmall.length > 0 ? tooSmall(situation.tooSmall) : null,
    ...situation.doubts.map((doubt): Obstacle => ({
      code: 'rate-doubtful',
      message: doubtWords(doubt),
    })),
    ...situation.lines.map((line) =>
      situation.listed.has(line.currencyId) ? shortfall(line) : gone(line),
    ),
  ].filter((obstacle) => obstacle !== null);

const NO_ROWS: Obstacle = {
  code: 'no-rows',
  message: 'No row is left to pay. Correct rows with errors or include excluded ones.',
};

const tooManyRows = ({ count, mostRows }: Situation): Obstacle => ({
  code: 'too-many-rows',
  message: `The batch pays ${count} rows, and at most ${mostRows} may be approved at once. Split it into ${Math.ceil(count / mostRows)} batches.`,
});

const STALE: Obstacle = {
  code: 'snapshot-stale',
  message: 'The rates are too old to approve. Calculate the plan again.',
};

const BALANCES_UNREADABLE: Obstacle = {
  code: 'balances-unreadable',
  message:
    'The balances could not be read, so it is not known whether the money suffices. Calculate the plan again.',
};

/** Rows named in a sentence; more are counted. */
const NAMED = 10;

const tooSmall = (rows: readonly number[]): Obstacle => {
  const named = rows.slice(0, NAMED).join(', ');
  const more = rows.length > NAMED ? ` and ${rows.length - NAMED} more` : '';
  return {
    code: 'too-small-to-convert',
    message: `The gateway is to convert these fiat amounts, and ${rows.length === 1 ? `row ${named} is` : `rows ${named}${more} are`} too little for it: one smallest unit of the coin is more than the drift bound. Write these amounts in the coin, or exclude the rows.`,
  };
};

const gone = (line: ObstacleLine): Obstacle => ({
  code: 'currency-gone',
  message: `The gateway no longer lists currency ${line.currencyId}, which ${rowCount(line)} would pay. Exclude them, or ask the gateway to switch it on.`,
});

const shortfall = (line: ObstacleLine): Obstacle | null => {
  if (line.shortfall === null) return null;
  const where =
    line.runsOutAtRow === null ? '' : ` The money runs out at row ${line.runsOutAtRow}.`;
  const withFees = line.fees === null ? '' : ` and about ${formatAmount(line.fees)} for fees`;
  return {
    code: 'shortfall',
    message: `${currencyLabel(line)}: ${formatAmount(line.shortfall)} is missing to pay ${rowCount(line)}${withFees}.${where} Top up the balance or exclude rows.`,
  };
};

const rowCount = ({ count }: ObstacleLine): string => (count === 1 ? '1 row' : `all ${count} rows`);
