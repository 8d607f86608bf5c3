/**
 * Finds the decimal mark of an amount column from all of its values, and asks where they leave it open.
 */
import { addAmounts, formatAmount, MAX_DECIMALS, parseAmount, zero } from '../money/amount.ts';
import { fiatDecimals } from '../money/fiat.ts';
import { markVerdict, readAmountText, type DecimalMark } from './amount-text.ts';
import type { ImportAsk } from './ask.ts';
import type { CsvRecord } from './csv.ts';

const MOST_EXAMPLES = 3;

/** What the values of one column say together about its decimal mark. */
export class MarkEvidence {
  #point = 0;
  #comma = 0;
  readonly #provesPoint: string[] = [];
  readonly #provesComma: string[] = [];
  readonly #ambiguous: string[] = [];
  readonly #finer: string[] = [];

  /** `unit` is what the row says its amount is in; a fiat currency bounds the decimals. */
  add(text: string, unit = ''): void {
    const verdict = markVerdict(text);
    if (verdict === 'point') this.#point += 1;
    if (verdict === 'comma') this.#comma += 1;
    if (verdict === 'point') keep(this.#provesPoint, text);
    if (verdict === 'comma') keep(this.#provesComma, text);
    if (verdict === 'ambiguous') keep(isFiner(text, unit) ? this.#finer : this.#ambiguous, text);
  }

  /**
   * The mark the values prove, or null when they contradict or all fit both.
   * Without any separator the mark does not matter and is the point. A single "100.005" dollars among plain amounts
   * is a slip, and an error under the point; several such are a way of writing and fit both.
   */
  get mark(): DecimalMark | null {
    if (this.#point > 0 && this.#comma > 0) return null;
    if (this.#comma > 0) return ',';
    const isOpen = this.#ambiguous.length > 0 || this.#finer.length > 1;
    return this.#point > 0 || !isOpen ? '.' : null;
  }

  /** Values worth showing with the question: those that fit both first, then those that prove one. */
  get examples(): readonly string[] {
    return [...this.#ambiguous, ...this.#finer, ...this.#provesPoint, ...this.#provesComma].slice(
      0,
      MOST_EXAMPLES * 3,
    );
  }
}

/** Whether an amount with a point has more decimals, read so, than its fiat currency. */
const isFiner = (text: string, unit: string): boolean => {
  const decimals = text.includes('.') ? fiatDecimals(unit) : null;
  return decimals !== null && !parseAmount(text, decimals).ok;
};

const keep = (kept: string[], text: string): void => {
  if (kept.length < MOST_EXAMPLES && !kept.includes(text)) kept.push(text);
};

/** Adds up a column under each mark, so that a question can show both totals. */
export class MarkTotals {
  #point = zero(MAX_DECIMALS);
  #comma = zero(MAX_DECIMALS);

  /** Adds the cell of a record; a number of a sheet has the same value under either mark. */
  addCell({ cells, numeric }: CsvRecord, column: number): void {
    const text = cells[column] ?? '';
    this.#point = plus(this.#point, text, '.');
    this.#comma = plus(this.#comma, text, numeric?.includes(column) === true ? '.' : ',');
  }

  total(mark: DecimalMark): string {
    return formatAmount(mark === '.' ? this.#point : this.#comma);
  }
}

const plus = (sum: ReturnType<typeof zero>, text: string, mark: DecimalMark): typeof sum => {
  const read = readAmountText(text, mark);
  const amount = read.ok ? parseAmount(read.value, MAX_DECIMALS) : read;
  return amount.ok ? addAmounts(sum, amount.value) : sum;
};

/** The question with worked examples: single values each way, and what the column adds up to. */
export const decimalMarkAsk = (examples: readonly string[], totals: MarkTotals): ImportAsk => ({
  kind: 'decimal-mark',
  options: (['.', ','] as const).map((value) => ({
    value,
    examples: [
      ...examples.map((written) => ({ written, read: reading(written, value) })),
      { written: 'all amounts added up', read: totals.total(value) },
    ],
  })),
});

const reading = (written: string, mark: DecimalMark): string => {
  const read = readAmountText(written, mark);
  return read.ok ? read.value : 'cannot be read: an error in that row';
};
