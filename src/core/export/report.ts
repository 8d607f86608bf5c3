/**
 * The payer's own file with what became of each row: every source row exactly once, in order.
 */
import { formatAmount } from '../money/amount.ts';
import { impliedRateOf } from '../payout/fiat-exact.ts';
import type { PayoutContent } from '../payout/payout.ts';
import type { PayoutState } from '../payout/state.ts';
import { coveredWords, type Covered } from '../payout/covered.ts';
import { ROW_WORDS, STATE_REASONS, STATE_WORDS } from '../payout/words.ts';

/** One row of the file as it came, and why it is not paid when it is not. */
export interface SourceRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly status: 'ready' | 'warning' | 'error';
  readonly excludedBecause: string | null;
  readonly issues: readonly { readonly level: 'warning' | 'error'; readonly message: string }[];
  /** What a person let pass although it may be a repeat. */
  readonly overrides: readonly {
    readonly rule: string;
    readonly by: string;
    readonly at: string;
    readonly reason: string;
    readonly resembles?: string;
  }[];
  /** Came from no file but was added in Purser. */
  readonly added: boolean;
  /** What counts instead of the cell of the file, where a person changed it. */
  readonly changes: readonly { readonly field: string; readonly value: string }[];
  /** The row that pays this one's amount; null where it would be paid by itself. */
  readonly paidWith: number | null;
  /** What the row pays beside its own amount. */
  readonly covers: readonly Covered[];
}

/** What the ledger knows of the payout a row became. */
export interface ReportedPayout extends PayoutContent {
  readonly state: PayoutState;
  readonly orderId: string;
  readonly withdrawalId: string | null;
  readonly chainHash: string | null;
  readonly networkFee: string | null;
  readonly serviceFee: string | null;
  readonly debited: string | null;
  readonly detail: string | null;
  /** When it last changed state, ms since 1970. */
  readonly movedAt: number;
  /** What the gateway first said it made of a fiat amount; absent until then, and where Purser converted. */
  readonly sent?: string;
}

/** The columns Purser adds behind the payer's own. */
export const RESULT_COLUMNS = [
  'purser_status',
  'purser_amount',
  'purser_currency',
  'purser_network',
  'purser_rate',
  'purser_withdrawal_id',
  'purser_hash',
  'purser_network_fee',
  'purser_service_fee',
  'purser_debited',
  'purser_order_id',
  'purser_updated_at',
  'purser_reason',
  'purser_paid_with',
  'purser_changes',
  'purser_override',
] as const;

/** Columns of a batch whose fiat amounts the gateway converted: what it was asked for, and the price it implies. */
export const CONVERSION_COLUMNS = [
  'purser_fiat_amount',
  'purser_fiat_currency',
  'purser_implied_rate',
] as const;

export type ResultColumn = (typeof RESULT_COLUMNS)[number] | (typeof CONVERSION_COLUMNS)[number];

export interface Report {
  readonly header: readonly string[];
  /** The cells of one row: its own, then the result columns. `payout` is null for a row that became none. */
  readonly row: (source: SourceRow, payout: ReportedPayout | null) => readonly string[];
}

/**
 * Makes the report over a file's own header. `formatTime` turns ms since 1970 into text with its zone.
 * A result file imported again keeps its old result columns; the new ones get a number behind their name.
 * `converts` says that the gateway converted amounts of it, which then have columns of their own.
 */
export const makeReport = (
  header: readonly string[],
  formatTime: (at: number) => string,
  converts = false,
): Report => {
  const columns: readonly ResultColumn[] = converts
    ? [...RESULT_COLUMNS, ...CONVERSION_COLUMNS]
    : RESULT_COLUMNS;
  const taken = new Set(header.map((name) => name.trim().toLowerCase()));
  return {
    header: [...header, ...columns.map((name) => freeName(name, taken))],
    row: (source, payout) => {
      const result = payout === null ? unpaid(source) : resultOf(source, payout, formatTime);
      const override = payout === null ? '' : overrideWords(source);
      const own = header.map((_, at) => source.cells[at] ?? '');
      const all: Results = {
        ...result,
        purser_changes: changesOf(source),
        purser_override: override,
        purser_paid_with: paidWithWords(source),
      };
      return [...own, ...columns.map((column) => all[column] ?? '')];
    },
  };
};

/** Why a row was paid that may be a repeat: who said so, when, and the reason. */
const overrideWords = ({ overrides }: SourceRow): string =>
  overrides
    .map(({ rule, by, at, reason, resembles }) => {
      const like = resembles === undefined ? '' : ` to ${resembles}`;
      return `${rule}${like}, excused by ${by} ${at}: ${reason}`;
    })
    .join('; ');

/** Which rows one withdrawal pays, said in each of them. */
const paidWithWords = ({ paidWith, covers }: SourceRow): string =>
  paidWith === null
    ? covers.map((covered) => `pays ${coveredWords(covered)} too`).join('; ')
    : `paid in row ${paidWith}`;

const freeName = (name: string, taken: ReadonlySet<string>): string => {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}_${number}`;
  return free;
};

type Results = Readonly<Partial<Record<ResultColumn, string>>>;

/** A row that another one pays has the withdrawal of that one, and none of its amounts: those count once. */
const resultOf = (
  { paidWith }: SourceRow,
  payout: ReportedPayout,
  formatTime: (at: number) => string,
): Results => {
  const result = paid(payout, formatTime);
  if (paidWith === null) return result;
  return {
    ...result,
    purser_amount: '',
    purser_rate: '',
    purser_network_fee: '',
    purser_service_fee: '',
    purser_debited: '',
    purser_fiat_amount: '',
    purser_fiat_currency: '',
    purser_implied_rate: '',
    purser_reason: [`Paid together with row ${paidWith}.`, result.purser_reason ?? '']
      .filter((part) => part !== '')
      .join(' '),
  };
};

const paid = (payout: ReportedPayout, formatTime: (at: number) => string): Results => ({
  purser_status: STATE_WORDS[payout.state],
  ...amountOf(payout),
  purser_currency: payout.destination.code,
  purser_network: payout.destination.network,
  purser_rate: payout.rate ?? '',
  purser_withdrawal_id: payout.withdrawalId ?? '',
  purser_hash: payout.chainHash ?? '',
  purser_network_fee: payout.networkFee ?? '',
  purser_service_fee: payout.serviceFee ?? '',
  purser_debited: payout.debited ?? '',
  purser_order_id: payout.orderId,
  purser_updated_at: formatTime(payout.movedAt),
  purser_reason: reasonOf(payout),
});

/** An amount that the gateway converts is only written once the gateway has said it: what was expected is no amount. */
const amountOf = (payout: ReportedPayout): Results => {
  if (payout.fiatExact === undefined) return { purser_amount: formatAmount(payout.amount) };
  const { asked, sent } = payout;
  return {
    purser_amount: sent ?? '',
    purser_fiat_amount: asked.amount,
    purser_fiat_currency: asked.unit,
    purser_implied_rate: sent === undefined ? '' : (impliedRateOf(payout, sent) ?? ''),
  };
};

/** The payer's own cells stay as they came; what was paid instead is said here. */
const changesOf = ({ added, changes }: SourceRow): string =>
  added
    ? 'row added in Purser'
    : changes.map(({ field, value }) => `${field}: ${value === '' ? '(empty)' : value}`).join('; ');

const reasonOf = ({ state, detail }: ReportedPayout): string =>
  [STATE_REASONS[state], state === 'CONFIRMED' ? null : detail].filter(Boolean).join(' ');

const unpaid = (source: SourceRow): Results => {
  if (source.excludedBecause !== null)
    return { purser_status: ROW_WORDS.excluded, purser_reason: source.excludedBecause };
  if (source.status !== 'error') return { purser_status: ROW_WORDS.notSubmitted };
  const errors = source.issues.filter((issue) => issue.level === 'error');
  return {
    purser_status: ROW_WORDS.error,
    purser_reason: errors.map((issue) => issue.message).join(' '),
  };
};
