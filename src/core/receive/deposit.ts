/**
 * One deposit, folded from every callback that speaks of it. Neither the order in which they come nor how often
 * changes what is counted: BTC, LTC, DASH, DOGE and BCH call twice for the same money (gateway reference section 4).
 */
import { compareAmounts, MAX_DECIMALS, parseAmount, zero, type Amount } from '../money/amount.ts';
import { depositKey, type DepositClaim } from './callback.ts';

/** One thing the gateway said about a deposit: so many confirmations. Times are ms since 1970. */
export interface DepositMark {
  /** Null when the callback did not say. */
  readonly confirmations: number | null;
  readonly firstAt: number;
  /** How many different callbacks said it. */
  readonly times: number;
}

/** Money that came in once. */
export interface Deposit {
  readonly key: string;
  /** What the first callback said, filled in where only later ones say something; see `differs` for contradictions. */
  readonly claim: DepositClaim;
  /** Fewest confirmations first; a callback that named none comes before. */
  readonly marks: readonly DepositMark[];
  /**
   * Plain decimal text. What counts: the credited amount, or the sent one where nothing is said about credit; the
   * smallest where callbacks contradict each other, so that no sum ever promises too much.
   */
  readonly counted: string;
  /** The smallest amount that was ever said to have been sent. */
  readonly leastSent: string;
  /** Names what callbacks about it contradict each other in; empty while they agree. */
  readonly differs: readonly Difference[];
  readonly firstAt: number;
  readonly lastAt: number;
}

export type Difference = 'amount' | 'received' | 'tag';

/** Coins whose deposits call back twice, after the first and after the second confirmation. */
const CALLS_TWICE: ReadonlySet<string> = new Set(['BTC', 'LTC', 'DASH', 'DOGE', 'BCH']);

/** Networks that are the coin's own chain; a wrapped coin elsewhere confirms as its network does. */
const OWN_CHAIN: ReadonlySet<string> = new Set([
  'BTC',
  'LTC',
  'DASH',
  'DOGE',
  'BCH',
  'BITCOIN',
  'LITECOIN',
  'DOGECOIN',
  'BITCOINCASH',
  'BITCOIN CASH',
]);

/** Whether the gateway calls twice for one deposit of this currency (gateway reference section 4). */
export const callsTwice = (currency: {
  readonly code: string;
  readonly network: string;
}): boolean =>
  CALLS_TWICE.has(currency.code.toUpperCase()) && OWN_CHAIN.has(currency.network.toUpperCase());

/** Exact value of claimed decimal text; zero for text that is none, which no claim contains. */
export const claimedAmount = (text: string): Amount => {
  const read = parseAmount(text, MAX_DECIMALS);
  return read.ok ? read.value : zero(MAX_DECIMALS);
};

/** A deposit of which one callback has told; `at` is when it came, ms since 1970. */
export const newDeposit = (claim: DepositClaim, at: number): Deposit => ({
  key: depositKey(claim),
  claim,
  marks: [{ confirmations: claim.confirmations, firstAt: at, times: 1 }],
  counted: claim.received ?? claim.amount,
  leastSent: claim.amount,
  differs: [],
  firstAt: at,
  lastAt: at,
});

/** The deposit after another callback about it, which must have the same key. */
export const tellMore = (deposit: Deposit, claim: DepositClaim, at: number): Deposit => {
  const leastSent = smaller(deposit.leastSent, claim.amount);
  return {
    ...deposit,
    claim: filledIn(deposit.claim, claim),
    marks: markWith(deposit.marks, claim.confirmations, at),
    leastSent,
    counted: countedAfter(deposit, claim) ?? leastSent,
    differs: [...new Set([...deposit.differs, ...differences(deposit.claim, claim)])].sort(),
    firstAt: at < deposit.firstAt ? at : deposit.firstAt,
    lastAt: at > deposit.lastAt ? at : deposit.lastAt,
  };
};

/** The smallest credit that was ever named, or null while none was. */
const countedAfter = (deposit: Deposit, { received }: DepositClaim): string | null => {
  if (deposit.claim.received === null) return received;
  return received === null ? deposit.counted : smaller(deposit.counted, received);
};

// The older form of a callback says less than the newer one; silence contradicts nothing.
const filledIn = (first: DepositClaim, later: DepositClaim): DepositClaim => ({
  ...first,
  received: first.received ?? later.received,
  networkFee: first.networkFee ?? later.networkFee,
  serviceFee: first.serviceFee ?? later.serviceFee,
  from: first.from ?? later.from,
  tag: first.tag ?? later.tag,
});

const smaller = (a: string, b: string): string =>
  compareAmounts(claimedAmount(b), claimedAmount(a)) < 0 ? b : a;

const isSame = (a: string, b: string): boolean =>
  compareAmounts(claimedAmount(a), claimedAmount(b)) === 0;

const differences = (first: DepositClaim, later: DepositClaim): readonly Difference[] => {
  const found: Difference[] = [];
  if (!isSame(first.amount, later.amount)) found.push('amount');
  const [a, b] = [first.received, later.received];
  if (a !== null && b !== null && !isSame(a, b)) found.push('received');
  if (first.tag !== null && later.tag !== null && first.tag !== later.tag) found.push('tag');
  return found;
};

const markWith = (
  marks: readonly DepositMark[],
  confirmations: number | null,
  at: number,
): readonly DepositMark[] => {
  const known = marks.find((mark) => mark.confirmations === confirmations);
  const mark: DepositMark = {
    confirmations,
    firstAt: known === undefined || at < known.firstAt ? at : known.firstAt,
    times: (known?.times ?? 0) + 1,
  };
  return [...marks.filter((one) => one !== known), mark].sort(
    (a, b) => (a.confirmations ?? -1) - (b.confirmations ?? -1),
  );
};
