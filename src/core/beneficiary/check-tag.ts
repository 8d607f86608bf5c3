import { currencyLabel, type Currency } from '../money/currency.ts';
import type { NetworkFamily } from '../money/network.ts';
import { quoted } from './characters.ts';
import type { DestinationIssue } from './destination-issue.ts';

/** What a file writes into the tag column to say that this destination needs none: no destination has it as its tag. */
export const NO_TAG_NEEDED = 'none';

const LONGEST_MEMO = 120;
const LARGEST_XRP_TAG = 2n ** 32n - 1n;
/** A memo of digits is Stellar's MEMO_ID, 64 bits without sign. */
const LARGEST_STELLAR_ID = 2n ** 64n - 1n;

/** Whether a cell says in so many words that no tag is needed, in any case. */
export const saysNoTag = (tag: string): boolean => tag.toLowerCase() === NO_TAG_NEEDED;

/**
 * Checks the tag of a destination: whether there must, may or must not be one, and its form.
 * XRP takes a whole number up to 4294967295, where 0 is a tag like any other. Elsewhere only digits are payable, and
 * only as a number is written: how the gateway takes a text memo is not known (gateway reference section 7), so that
 * one that a number would change could be lost. The word {@link NO_TAG_NEEDED} says that the destination has no tag.
 */
export const checkTag = (
  currency: Currency,
  tag: string,
  family: NetworkFamily | null,
): DestinationIssue | null => {
  if (saysNoTag(tag) && currency.tag !== 'required') return null;
  if (tag === '' || saysNoTag(tag)) return missingTag(currency);
  if (currency.tag === 'none')
    return problem(
      'tag-not-allowed',
      `${currencyLabel(currency)} knows no tags, but the row gives ${quoted(tag)}. Remove it, or check the currency.`,
    );
  return damaged(tag) ?? (family === 'xrp' ? checkXrpTag(tag) : checkMemo(currency, tag, family));
};

const missingTag = (currency: Currency): DestinationIssue | null => {
  if (currency.tag === 'none') return null;
  const label = currencyLabel(currency);
  if (currency.tag === 'required')
    return problem(
      'tag-missing',
      `${label} needs a tag beside the address. Ask the beneficiary for it.`,
    );
  return {
    level: 'warning',
    column: 'tag',
    rule: 'tag-absent',
    message: `The row has no tag. A wallet of one's own needs none, but an exchange loses ${label} that comes without. Make sure which it is, and write "${NO_TAG_NEEDED}" into the tag column where none is needed.`,
  };
};

/** What spreadsheets make of a long number. */
const damaged = (tag: string): DestinationIssue | null =>
  /^\d+(?:[.,]\d+)?[eE][+-]?\d+$|^\d+[.,]0+$|^\d{1,3}(?:[.,]\d{3})+$|^#/.test(tag)
    ? problem(
        'tag-spreadsheet',
        `The tag ${quoted(tag)} was changed by a spreadsheet, which took it for a number. Copy it again into a column of text.`,
      )
    : null;

const checkXrpTag = (tag: string): DestinationIssue | null =>
  /^(?:0|[1-9]\d{0,9})$/.test(tag) && BigInt(tag) <= LARGEST_XRP_TAG
    ? null
    : problem(
        'tag-not-number',
        `The tag ${quoted(tag)} is not a whole number from 0 to ${LARGEST_XRP_TAG}. Ask the beneficiary for the destination tag.`,
      );

const checkMemo = (
  currency: Currency,
  tag: string,
  family: NetworkFamily | null,
): DestinationIssue | null => {
  const label = currencyLabel(currency);
  if (tag.includes(':'))
    return problem(
      'tag-colon',
      `The tag ${quoted(tag)} holds a colon, which the gateway takes for the end of the address. Ask the beneficiary for another.`,
    );
  if (byteLength(tag) > LONGEST_MEMO)
    return problem(
      'tag-too-long',
      `The tag ${quoted(tag)} is longer than ${LONGEST_MEMO} bytes. Ask the beneficiary for a shorter one.`,
    );
  if (/^0\d+$/.test(tag))
    return problem(
      'tag-leading-zero',
      `The tag ${quoted(tag)} begins with a zero, which is lost where the gateway takes tags for numbers on ${label}. Ask the beneficiary for another.`,
    );
  if (/^\d+$/.test(tag)) return family === 'stellar' ? checkStellarId(tag) : null;
  return problem(
    'tag-text',
    `The tag ${quoted(tag)} is text, and how the gateway sends a text memo on ${label} is not known, so it could be lost. Ask the beneficiary for a numeric one or another network.`,
  );
};

const checkStellarId = (tag: string): DestinationIssue | null =>
  BigInt(tag) <= LARGEST_STELLAR_ID
    ? null
    : problem(
        'tag-too-long',
        `The tag ${quoted(tag)} is larger than a Stellar memo id can be (${LARGEST_STELLAR_ID}). Ask the beneficiary for another.`,
      );

/** Length in UTF-8, without an encoder: each code point takes one to four bytes. */
const byteLength = (text: string): number =>
  Array.from(text).reduce((bytes, char) => {
    const code = char.codePointAt(0) ?? 0;
    return bytes + (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
  }, 0);

const problem = (rule: string, message: string): DestinationIssue => ({
  level: 'error',
  column: 'tag',
  rule,
  message,
});
