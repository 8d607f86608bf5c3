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
import { problem, statusOf } from './issue.ts';
import type { EarlierLink, Excuse, Repeat, Row, RowIssue } from './row.ts';

/** Rules whose issue a person may excuse with a reason, row by row or all of a kind. */
export const EXCUSABLE_RULES = ['payment-again', 'payment-twice-in-file'] as const;

export type ExcusableRule = (typeof EXCUSABLE_RULES)[number];

/** Rule of an address that looks like another; a person lets it pass one row at a time, after comparing the two. */
export const LOOK_ALIKE = 'address-look-alike';

/** Every rule whose issue a person may let pass. */
export type PassableRule = ExcusableRule | typeof LOOK_ALIKE;

/** An issue about an address that looks like another, so that it can be let pass; any other as it is. */
export const vouchable = (issue: RowIssue, { cells }: Pick<Row, 'cells'>): RowIssue => {
  const { rule, resembles, repeats } = issue;
  if (rule !== LOOK_ALIKE || resembles === undefined || repeats !== undefined) return issue;
  const { beneficiary, currency, network, address, tag } = cells;
  const basis = hashOf([resembles, beneficiary, currency, network, address, tag]);
  return { ...issue, repeats: { basis, earlier: null, excuse: null } };
};

/** Whether an issue is about a payment that may be made twice. */
export const isRepeat = ({ rule }: RowIssue): boolean =>
  EXCUSABLE_RULES.some((each) => each === rule);

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

/** The excuses a row was given, by the basis of what was found: one that no finding has any more lets nothing pass. */
export type RowExcuses = Readonly<Record<string, Excuse>>;

/** An issue as a check finds it, with the excuse it was given unless row or finding has changed since. */
export const keepingExcuse = (issue: RowIssue, excuses: RowExcuses | null): RowIssue => {
  const basis = issue.repeats?.basis ?? null;
  const excuse = basis === null ? undefined : excuses?.[basis];
  return excuse === undefined ? issue : excused(issue, excuse);
};

/** A checked row with the excuses it was given, where they still hold. */
export const keepingExcuses = (row: Row, excuses: RowExcuses | null): Row => {
  if (excuses === null) return row;
  const issues = row.issues.map((issue) => keepingExcuse(issue, excuses));
  return { ...row, issues, status: statusOf(issues) };
};

/**
 * The excuses of a row once those of one rule are given (an excuse) or taken back (null), or null when it has none;
 * what repeats a run of the batch's own name is passed over.
 */
export const withExcuse = (
  {
    issues,
    excuses,
  }: { readonly issues: readonly RowIssue[]; readonly excuses: RowExcuses | null },
  change: {
    readonly rule: PassableRule;
    /** Names the one finding that is meant; left out: every one of the rule. */
    readonly basis?: string;
    readonly excuse: Excuse | null;
    readonly runName: string;
  },
): RowExcuses | null => {
  const next = new Map(Object.entries(excuses ?? {}));
  for (const issue of issues) {
    const basis = issue.repeats?.basis ?? null;
    if (issue.rule !== change.rule || basis === null) continue;
    if (change.basis !== undefined && change.basis !== basis) continue;
    if (change.excuse === null) next.delete(basis);
    else if (isOpenRepeat(issue) && !isOfSameRun(issue, change.runName))
      next.set(basis, change.excuse);
  }
  return next.size === 0
    ? null
    : Object.fromEntries([...next].sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** Why rows that repeat a run of the same name cannot be excused. */
export const sameRunWords = (name: string): string =>
  `There is an earlier run named “${name}” with the same payments, so this would be that run again. Nothing was changed. Open that run to resume it; if this is another month's run, give it a name of its own.`;

/** What a person let pass: kept with the payout when it is submitted. */
export interface Override extends Excuse {
  readonly rule: string;
  /** The payout that may be the same payment, or null where it is another row of the file. */
  readonly payoutId: string | null;
  /** The address that the payout's looks like, where it is about that. */
  readonly resembles?: string;
}

/** The excuses among the issues of a row. */
export const overridesOf = (issues: readonly RowIssue[]): readonly Override[] =>
  issues.flatMap(({ rule, repeats, resembles }) =>
    repeats === undefined || repeats.excuse === null
      ? []
      : [
          {
            rule,
            payoutId: repeats.earlier?.payoutId ?? null,
            ...repeats.excuse,
            ...(resembles === undefined ? {} : { resembles }),
          },
        ],
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
  return hashOf([found, ...payee, amount, amount_currency]);
};

const hashOf = (parts: readonly string[]): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify(parts))).subarray(0, 16));

const agoWords = (days: number): string => {
  if (days < 1) return 'within a day';
  return days === 1 ? 'a day ago' : `${days} days ago`;
};
