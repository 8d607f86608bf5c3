/**
 * The mechanical changes of single cells behind the fixes. Each answers null where its rule proves nothing.
 */
import { readAmountText, type DecimalMark } from './amount-text.ts';
import type { RowContext } from './row-context.ts';
import type { RowCells, RowEdits } from './row-edit.ts';
import { writtenUnder } from './split-row.ts';
import { ROW_FIELDS, type RowField, type RowIssue } from './row.ts';

/** Characters without width or ink: controls, soft hyphen, zero-width and direction marks, byte order mark. */
const UNSEEN =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** A cell without outer spaces and unseen characters; what stands between stays as it is. */
export const trimmed = (text: string): string => text.replaceAll(UNSEEN, '').trim();

/** Trims the cells that an issue points at, and no other. */
export const trimCells = (cells: RowCells, issues: readonly RowIssue[]): RowEdits | null => {
  const named = new Set<RowField | null>(issues.map(({ column }) => column));
  const changed = ROW_FIELDS.filter(
    (field) => named.has(field) && trimmed(cells[field]) !== cells[field],
  );
  if (changed.length === 0) return null;
  return Object.fromEntries(changed.map((field) => [field, trimmed(cells[field])]));
};

const sameLetters = (name: string, listed: Iterable<string>): string | null => {
  for (const known of listed) if (known.toLowerCase() === name.toLowerCase()) return known;
  return null;
};

/**
 * Currency, network and unit in the letters the gateway lists. A name is changed only where exactly that name in
 * other letters is listed, and a unit only into a fiat code or the coin of the row.
 */
export const listedLetters = (
  cells: RowCells,
  context: RowContext,
  isFiat: (code: string) => boolean,
): RowEdits | null => {
  const code = context.byCode.has(cells.currency)
    ? cells.currency
    : sameLetters(cells.currency, context.byCode.keys());
  if (code === null) return null;
  const networks = (context.byCode.get(code) ?? []).map(({ currency }) => currency.network);
  const network = networks.includes(cells.network) ? null : sameLetters(cells.network, networks);
  const upper = cells.amount_currency.toUpperCase();
  const unit = sameLetters(cells.amount_currency, [code]) ?? (isFiat(upper) ? upper : null);
  const edits: RowEdits = {
    ...(code === cells.currency ? {} : { currency: code }),
    ...(network === null ? {} : { network }),
    ...(unit === null || unit === cells.amount_currency ? {} : { amount_currency: unit }),
  };
  return Object.keys(edits).length === 0 ? null : edits;
};

/** Digits grouped in threes by spaces or apostrophes, with or without a fraction. */
const SPACED = /^\d{1,3}(?:[ \u00A0\u2009\u202F'’]\d{3})+(?:[.,]\d+)?$/;

/**
 * A refused amount read under `mark` and written without grouping under the file's own mark; null when it cannot be
 * read under `mark` either, when it needs no change, or when it is grouped by spaces and then reads two ways.
 */
export const amountUnder = (
  text: string,
  mark: DecimalMark,
  fileMark: DecimalMark,
): string | null => {
  const bare = SPACED.test(text) ? text.replaceAll(/[^\d.,]/g, '') : text;
  const read = readAmountText(bare, mark);
  if (!read.ok) return null;
  const written = writtenUnder(fileMark, read.value);
  return written === text ? null : written;
};

const LINK =
  /^(?:bitcoin|ethereum|litecoin|dogecoin|tron|ripple|ton|solana|dash):(?:\/\/)?([A-Za-z0-9_+/-]{20,})(?:\?.*)?$/i;

/** The bare address of a payment link; what follows the question mark is dropped. */
export const linkedAddress = (text: string): string | null => LINK.exec(text)?.[1] ?? null;

const JOINED = /^([A-Za-z0-9_+/-]{20,}):([^:\s]+)$/;

/** Address and tag that were joined by a colon; null when the tag column holds something else already. */
export const parted = ({ address, tag }: RowCells): RowEdits | null => {
  const [, bare, joined] = JOINED.exec(address) ?? [];
  if (bare === undefined || joined === undefined) return null;
  return tag === '' || tag === joined ? { address: bare, tag: joined } : null;
};
