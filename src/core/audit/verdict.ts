/**
 * What a verification found, and the page of text a person can keep of it.
 */
import { STATE_WORDS } from '../payout/words.ts';
import type { LedgerHead } from './entry.ts';
import type { BatchSums, StateSums, SumLine } from './sums.ts';

/** Something that is not as it was written. */
export interface Fault {
  /** The entry at which it shows; null when it concerns the file or its tables. */
  readonly seq: number | null;
  /** When that entry, or the last good one before it, was written; ms since 1970. */
  readonly at: number | null;
  /** What is wrong, as one sentence. */
  readonly what: string;
  /** What the entries beside it say; null where there is nothing to say. */
  readonly neighbours: string | null;
}

/** How a head that was kept outside the file compares with this ledger. */
export interface KeptHead {
  /** As given: hex digits without spaces. */
  readonly given: string;
  /** The entry that has it; null when none has. */
  readonly seq: number | null;
  readonly at: number | null;
}

export interface Findings {
  readonly entries: number;
  /** Of the first and the last entry, ms since 1970; null in an empty ledger. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  readonly head: LedgerHead;
  readonly payouts: number;
  readonly states: readonly StateSums[];
  readonly batches: readonly BatchSums[];
  /** Requests that may have left. */
  readonly sends: number;
  readonly shortestGapMs: number | null;
  readonly kept: KeptHead | null;
  /** The first of them; `faultCount` may be larger. */
  readonly faults: readonly Fault[];
  readonly faultCount: number;
}

export interface VerdictContext {
  /** The file as the person named it. */
  readonly file: string;
  /** When the check ended, ms since 1970. */
  readonly checkedAt: number;
  readonly version: string;
  /** Wall clock ms → text with its zone. */
  readonly formatTime: (at: number) => string;
}

/** Nothing is wrong, and the kept head, when one was given, is part of the chain. */
export const isGood = ({ faultCount, kept }: Findings): boolean =>
  faultCount === 0 && (kept === null || kept.seq !== null);

/** A hash in groups of four, eight groups a line. */
export const hashLines = (hash: string): readonly string[] =>
  (hash.match(/.{1,32}/g) ?? []).map((line) => (line.match(/.{1,4}/g) ?? []).join(' '));

const grouped = (count: number): string => count.toString().replace(/\B(?=(\d{3})+$)/g, ',');

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${grouped(count)} ${count === 1 ? one : many}`;

const LIMITS =
  'A chain cannot show by itself that a whole ledger was written anew: compare the head with the one you kept.';

/** The finding in one sentence or two. */
export const verdictSentence = (findings: Findings): string => {
  const { faultCount, kept } = findings;
  if (faultCount > 0) {
    return `NOT GOOD: ${plural(faultCount, 'thing is', 'things are')} not as written. Do not pay from this ledger; keep the file and compare every payout with the gateway's dashboard.`;
  }
  if (kept !== null && kept.seq === null) {
    return 'NOT GOOD: the chain is whole, but the head you kept is not in it. This is an older copy or another ledger. Do not pay from it before you know which.';
  }
  if (kept !== null) return 'GOOD: whole, in agreement with itself, and with the head you kept.';
  return `GOOD: every entry follows the one before it, every state and sum agrees with them, and no rule was broken. ${LIMITS}`;
};

const sumWords = (sums: readonly SumLine[]): string =>
  sums.map(({ sum, currency }) => `${sum} ${currency}`).join('; ');

const WIDTH = 22;

const named = (name: string, ...lines: readonly string[]): readonly string[] =>
  lines.map((line, at) => `${(at === 0 ? name : '').padEnd(WIDTH)}${line}`.trimEnd());

/** Batches and faults beyond these are counted only: the page is to be kept. */
const SHOWN = 12;

const faultLines = (
  { faults, faultCount }: Findings,
  formatTime: VerdictContext['formatTime'],
): readonly string[] => {
  const lines = faults.slice(0, SHOWN).flatMap(({ seq, at, what, neighbours }) => {
    const where = [
      ...(seq === null ? [] : [`Entry ${seq}`]),
      ...(at === null ? [] : [formatTime(at)]),
    ];
    return [
      `- ${where.length === 0 ? '' : `${where.join(', ')}: `}${what}`,
      ...(neighbours === null ? [] : [`  ${neighbours}`]),
    ];
  });
  const more = faultCount - Math.min(faults.length, SHOWN);
  return faultCount === 0
    ? []
    : ['', 'What is wrong', ...lines, ...(more > 0 ? [`- and ${grouped(more)} more`] : [])];
};

const keptLines = (
  { kept }: Findings,
  formatTime: VerdictContext['formatTime'],
): readonly string[] => {
  if (kept === null) return [];
  if (kept.seq === null) return named('Kept head', 'is not in this ledger');
  const at = kept.at === null ? '' : ` of ${formatTime(kept.at)}`;
  return named('Kept head', `is entry ${kept.seq}${at}: nothing up to there was changed since`);
};

/** The verdict as text: what was checked, what it adds up to, and whether it is good. */
export const verdictText = (findings: Findings, context: VerdictContext): string => {
  const { formatTime } = context;
  const { firstAt, lastAt, batches, states, shortestGapMs } = findings;
  const span =
    firstAt === null || lastAt === null
      ? ''
      : `, from ${formatTime(firstAt)} to ${formatTime(lastAt)}`;
  const gap = shortestGapMs === null ? '' : `; at least ${shortestGapMs.toFixed(1)} ms apart`;
  const shown = batches.slice(-SHOWN);
  return [
    'Purser: verification of a ledger',
    '',
    ...named('File', context.file),
    ...named('Checked', `${formatTime(context.checkedAt)}, Purser ${context.version}`),
    ...named('Entries', `${grouped(findings.entries)}${span}`),
    ...named('Head', ...hashLines(findings.head.hash)),
    ...keptLines(findings, formatTime),
    ...named('Requests', `${grouped(findings.sends)} may have left${gap}`),
    ...named(
      'Payouts',
      `${grouped(findings.payouts)} in ${plural(batches.length, 'batch', 'batches')}`,
    ),
    ...states.flatMap(({ state, count, sums }) =>
      named(`  ${STATE_WORDS[state]}`, `${grouped(count)}: ${sumWords(sums)}`),
    ),
    ...named('Batches', batches.length > SHOWN ? `the last ${SHOWN}` : ''),
    ...shown.map(({ name, count, sums }) => `  ${name}: ${grouped(count)}; ${sumWords(sums)}`),
    ...faultLines(findings, formatTime),
    '',
    verdictSentence(findings),
    '',
  ].join('\n');
};
