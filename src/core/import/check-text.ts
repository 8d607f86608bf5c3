/**
 * Rules of the cells of a row that stand alone: reference, beneficiary, note and priority. Nothing is trimmed or changed.
 */
import { foreignCharacter, quoted } from '../beneficiary/characters.ts';
import { notice, problem } from './issue.ts';
import type { RowIssue } from './row.ts';

const REFERENCE = /^[A-Za-z0-9._-]{1,40}$/;
const LONGEST_TEXT = 128;
const LONGEST_CELL = 512;

// Tab, line ends and escape are kept verbatim: they are harmless once shown and logged escaped.
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001A\u001C-\u001F\u007F\u2028\u2029\uFEFF]/;
const DIRECTION = /[\u202A-\u202E\u2066-\u2069]/;

/** The payer's own id: 1 to 40 of A–Z, a–z, 0–9, point, underscore and dash; it becomes part of the order id. */
export const checkReference = (reference: string): RowIssue | null => {
  if (REFERENCE.test(reference)) return null;
  if (reference === '')
    return problem(
      'reference',
      'reference-missing',
      'The row has no reference. Give it one of your own, unique for ever: it is how a payout is found again and never paid twice.',
    );
  if (/^[A-Za-z0-9._-]+$/.test(reference))
    return problem(
      'reference',
      'reference-too-long',
      `The reference ${quoted(reference)} has ${reference.length} characters; at most 40 are allowed. Shorten it.`,
    );
  return problem(
    'reference',
    'reference-characters',
    `The reference ${quoted(reference)} may hold only A–Z, a–z, 0–9, point, underscore and dash${offender(reference)}. Nothing is trimmed for you: correct it in the file.`,
  );
};

const offender = (reference: string): string => {
  const foreign = foreignCharacter(reference);
  if (foreign !== null) return `; ${foreign}`;
  const found = /[^A-Za-z0-9._-]/.exec(reference);
  return found === null ? '' : `; character ${found.index + 1} is "${found[0]}"`;
};

/** Letters and signs of which nothing below complains; nearly every name and note is made of them alone. */
const COMMON = /^[ -~\u00A1-\u1FFF]*$/;

/** A beneficiary or note: at most 128 visible characters, kept verbatim, without characters that break lines or files. */
export const checkText = (column: 'beneficiary' | 'note', text: string): RowIssue | null => {
  if (text.length <= LONGEST_TEXT && COMMON.test(text)) return null;
  if (text.length > LONGEST_TEXT) {
    const length = text.length > LONGEST_CELL ? text.length : graphemes(text);
    if (length > LONGEST_TEXT)
      return problem(
        column,
        'text-too-long',
        `The ${column} has ${length} characters; at most ${LONGEST_TEXT} are allowed. Shorten it.`,
      );
  }
  const forbidden = FORBIDDEN.exec(text);
  if (forbidden !== null || !text.isWellFormed())
    return problem(
      column,
      'text-control-character',
      `The ${column} ${quoted(text)} holds a character that cannot be shown${forbidden === null ? ' (half of a pair)' : ''}. Remove it.`,
    );
  if (DIRECTION.test(text))
    return notice(
      column,
      'text-direction-character',
      `The ${column} ${quoted(text)} holds a character that turns the reading direction and may make it look like another name. Compare it with your records.`,
    );
  return null;
};

const PRIORITY = /^[1-9]$/;

/** The priority a cell gives, 1 to 9, or null when it gives none or cannot be read. */
export const readPriority = (cell: string): number | null =>
  PRIORITY.test(cell) ? '123456789'.indexOf(cell) + 1 : null;

/** Empty, or a whole number from 1 to 9; 1 is sent first. */
export const checkPriority = (cell: string): RowIssue | null =>
  cell === '' || PRIORITY.test(cell)
    ? null
    : problem(
        'priority',
        'priority-not-1-to-9',
        `The priority ${quoted(cell)} is not a whole number from 1 to 9. Write 1 for what goes first, or leave it empty.`,
      );

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

const graphemes = (text: string): number => Array.from(segmenter.segment(text)).length;
