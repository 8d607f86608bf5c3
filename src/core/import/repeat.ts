/**
 * Rows that may pay something twice: what they repeat, and a person's word that they are to be paid all the same.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { quoted } from '../beneficiary/characters.ts';
import { earlierWords, runKey, type EarlierPayout } from '../payout/earlier.ts';
import { STATE_WORDS } from '../payout/words.ts';
import { rowList, type OtherRows } from './across-rows.ts';
import { isSameRow } from './content-identity.ts';
import { problem } from './issue.ts';
import type { EarlierLink, Excuse, Repeat, Row, RowIssue } from './row.ts';

/** Rules whose issue a person may excuse with a reason, row by row or all of a kind. */
export const EXCUSABLE_RULES = ['payment-again', 'payment-twice-in-file'] as const;

export type ExcusableRule = (typeof EXCUSABLE_RULES)[number];

/** Earlier payments are looked for so many days back unless the settings say otherwise. */
export const REPEAT_DAYS = 35;

/** What the settings may say instead, in days. */
export const REPEAT_DAYS_LIMITS = { least: 1, most: 366 } as const;

/** Rule: the same amount goes to the same account twice in one file; every such row is stopped. */
export const paidTwice = (row: Row, others: OtherRows): RowIssue => ({
  ...problem(
    null,
    'payment-twice-in-file',
    `The same amount is paid to the same address in ${rowList(others)}. Exclude the row if it is one payment entered twice; if each is to be paid, excuse it with a reason.`,
  ),
  repeats: repeat(row, [others.count, ...others.first].join(' '), null),
});

/** Rule: the same amount, as sent or as asked, went to the same account within the days looked back; so many ago. */
export const paidBefore = (row: Row, earlier: EarlierPayout, days: number): RowIssue => {
  const asked = `${earlier.asked.amount} ${earlier.asked.unit}`;
  const where = `${earlierWords(earlier)}, ${agoWords(days)}, ${STATE_WORDS[earlier.state]}`;
  return {
    ...problem(
      null,
      'payment-again',
      `This repeats ${asked} to the same payee (${where}). Exclude the row if it is that payment again; if it is another, excuse it with a reason.`,
    ),
    repeats: repeat(row, earlier.payoutId, linkTo(earlier)),
  };
};

/** Rule: a reference was used by an earlier payout, whatever became of it; nothing excuses that. */
export const referenceUsed = (row: Row, earlier: EarlierPayout): RowIssue => {
  const { reference } = row.cells;
  const same = row.content !== null && isSameRow(row.content, earlier);
  const what = same ? 'This very row was submitted before' : 'The reference was used before';
  return {
    ...problem(
      'reference',
      'reference-used',
      `${what} (${earlierWords(earlier)}, ${STATE_WORDS[earlier.state]}), and a reference such as ${quoted(reference)} is unique for ever. If this is a new payment, give it a new one.`,
    ),
    repeats: {
      basis: null,
      earlier: linkTo(earlier),
      ...(same ? { isWholeRow: true } : {}),
      excuse: null,
    },
  };
};

/** Whether a person may excuse the issue, or has done so. */
export const isExcusable = (issue: RowIssue): boolean =>
  issue.repeats !== undefined && issue.repeats.basis !== null;

/** Whether the issue can be excused and is not. */
export const isOpenRepeat = (issue: RowIssue): boolean =>
  isExcusable(issue) && issue.repeats?.excuse === null;

/** Whether the earlier payout belongs to a run of the same name, which makes the row that run's and not a new one's. */
export const isOfSameRun = (issue: RowIssue, runName: string): boolean => {
  const earlier = issue.repeats?.earlier ?? null;
  return earlier !== null && runKey(earlier.batchName) === runKey(runName);
};

/** The issue with an excuse, or without one (null): an excused issue is a warning, and its row is paid. */
export const excused = (issue: RowIssue, excuse: Excuse | null): RowIssue =>
  issue.repeats === undefined || issue.repeats.basis === null
    ? issue
    : {
        ...issue,
        level: excuse === null ? 'error' : 'warning',
        repeats: { ...issue.repeats, excuse },
      };

/** An issue with the excuse an earlier check of the same row was given, unless row or finding has changed since. */
export const keepingExcuse = (issue: RowIssue, before: readonly RowIssue[]): RowIssue => {
  const basis = issue.repeats?.basis ?? null;
  const same = basis === null ? undefined : before.find((old) => old.repeats?.basis === basis);
  const excuse = same?.repeats?.excuse ?? null;
  return excuse === null ? issue : excused(issue, excuse);
};

/** What a person let pass: kept with the payout when it is submitted. */
export interface Override extends Excuse {
  readonly rule: string;
  /** The payout that may be the same payment, or null where it is another row of the file. */
  readonly payoutId: string | null;
}

/** The excuses among the issues of a row. */
export const overridesOf = (issues: readonly RowIssue[]): readonly Override[] =>
  issues.flatMap(({ rule, repeats }) =>
    repeats === undefined || repeats.excuse === null
      ? []
      : [{ rule, payoutId: repeats.earlier?.payoutId ?? null, ...repeats.excuse }],
  );

const linkTo = (earlier: EarlierPayout): EarlierLink => ({
  payoutId: earlier.payoutId,
  batchId: earlier.batchId,
  batchName: earlier.batchName,
  row: earlier.row,
  state: earlier.state,
  submittedAt: earlier.submittedAt,
});

const repeat = (row: Row, found: string, earlier: EarlierLink | null): Repeat => ({
  basis: basisOf(row, found),
  earlier,
  excuse: null,
});

/** Half a SHA-256 over the row as it is written and what it repeats. */
const basisOf = ({ cells }: Row, found: string): string => {
  const { reference, beneficiary, currency, network, address, tag, amount, amount_currency } =
    cells;
  const payee = [reference, beneficiary, currency, network, address, tag];
  const text = JSON.stringify([found, ...payee, amount, amount_currency]);
  return bytesToHex(sha256(utf8ToBytes(text)).subarray(0, 16));
};

const agoWords = (days: number): string => {
  if (days < 1) return 'within a day';
  return days === 1 ? 'a day ago' : `${days} days ago`;
};
