import { currencyLabel, type Currency } from '../money/currency.ts';
import type { NetworkFamily } from '../money/network.ts';
import { quoted } from './characters.ts';
import type { DestinationIssue } from './destination-issue.ts';

const LONGEST_MEMO = 120;
const LARGEST_XRP_TAG = 2n ** 32n - 1n;

/**
 * Checks the tag of a destination: whether there must, may or must not be one, and its form.
 * XRP takes a whole number up to 4294967295, where 0 is a tag like any other. Elsewhere only digits are payable:
 * how the gateway takes a text memo is not known (gateway reference section 7).
 */
export const checkTag = (
  currency: Currency,
  tag: string,
  family: NetworkFamily | null,
): DestinationIssue | null => {
  if (tag === '') return missingTag(currency);
  if (currency.tag === 'none')
    return problem(
      'tag-not-allowed',
      `${currencyLabel(currency)} knows no tags, but the row gives ${quoted(tag)}. Remove it, or check the currency.`,
    );
  return family === 'xrp' ? checkXrpTag(tag) : checkMemo(currency, tag);
};

const missingTag = (currency: Currency): DestinationIssue | null => {
  const label = currencyLabel(currency);
  if (currency.tag === 'required')
    return problem(
      'tag-missing',
      `${label} needs a tag beside the address. Ask the beneficiary for it.`,
    );
  if (currency.tag === 'none') return null;
  return {
    level: 'warning',
    column: 'tag',
    rule: 'tag-absent',
    message: `The row has no tag. A wallet of one's own needs none, but an exchange loses ${label} that comes without. Make sure which it is.`,
  };
};

const checkXrpTag = (tag: string): DestinationIssue | null =>
  /^(?:0|[1-9]\d{0,9})$/.test(tag) && BigInt(tag) <= LARGEST_XRP_TAG
    ? null
    : problem(
        'tag-not-number',
        `The tag ${quoted(tag)} is not a whole number from 0 to ${LARGEST_XRP_TAG}. Ask the beneficiary for the destination tag.`,
      );

const checkMemo = (currency: Currency, tag: string): DestinationIssue | null => {
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
  if (/^\d+$/.test(tag)) return null;
  return problem(
    'tag-text',
    `The tag ${quoted(tag)} is text, and how the gateway sends a text memo on ${label} is not known, so it could be lost. Ask the beneficiary for a numeric one or another network.`,
  );
};

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
