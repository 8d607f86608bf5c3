/**
 * Text that is an address on no network, told apart by what it is instead.
 */
import type { AddressRule } from './address-reading.ts';
import { foreignCharacters, quoted } from './characters.ts';
import { linkInWords, readPaymentLink } from './payment-link.ts';

interface NotAnAddress {
  readonly rule: AddressRule;
  readonly message: string;
}

/** Tried in order. The wording continues "The address … ". */
const KINDS: readonly (readonly [RegExp, AddressRule, string])[] = [
  [
    /^#(?:REF!|N\/A|NAME\?|VALUE!|NULL!|NUM!|DIV\/0!|SPILL!|CALC!)/i,
    'address-spreadsheet-error',
    'is an error of the spreadsheet and not an address. Repair the cell there and export again.',
  ],
  [
    /^[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d+$/,
    'address-exponent',
    'was turned into a number by a spreadsheet and is lost. Copy the address again into a column of text.',
  ],
  [
    /^['"=]/,
    'address-spreadsheet-error',
    'begins with a mark of the spreadsheet. Export the column as plain text, without apostrophe or formula.',
  ],
  [
    /^\S{10,}[\s,;|]+\S{10,}$/,
    'address-several',
    'holds more than one address. Give each payout a row of its own.',
  ],
  [
    /^[^\s:]+\.[a-z]{2,}$/i,
    'address-is-name',
    'is a name, and what it points to may change. Write the address itself.',
  ],
];

/** Address and tag in one cell: joined by a mark, or with a word such as "memo" between. */
const JOINED =
  /^([A-Za-z0-9_\-+/]{20,})(?:\s*[:;,|#/]\s*|\s+)(?:(?:destination\s*)?(?:dt|tag|memo|comment)\s*[:=]?\s*)?([^\s:]{1,20})$/i;

/** No address of any network is longer; patterns that look back and forth are spared longer text. */
const LONGEST = 200;

/** What a text in the address column is when it is no address of any network; null when it may be one. */
export const notAnAddress = (address: string): NotAnAddress | null => {
  if (address === '')
    return { rule: 'address-missing', message: 'The row has no address. Write where to pay.' };
  const link = address.length > 4 * LONGEST ? null : readPaymentLink(address);
  if (link !== null) return told('address-is-link', address, linkInWords(link));
  if (address.length > LONGEST)
    return told(
      'address-form',
      address,
      `has ${address.length} characters, more than any address has. Copy it again from the beneficiary.`,
    );
  return joined(address) ?? kindOf(address) ?? withForeignCharacters(address);
};

const told = (rule: AddressRule, address: string, because: string): NotAnAddress => ({
  rule,
  message: `The address ${quoted(address)} ${because}`,
});

const joined = (address: string): NotAnAddress | null => {
  const [, before, tag] = JOINED.exec(address) ?? [];
  if (before === undefined || tag === undefined) return null;
  const isTag =
    /^\d+$/.test(tag) || /[:;,|#]|dt|tag|memo|comment/i.test(address.slice(before.length));
  return isTag && tag.length < 20
    ? told(
        'address-holds-tag',
        address,
        `holds a tag beside the address. Write ${before} here and ${tag} into the tag column.`,
      )
    : null;
};

const kindOf = (address: string): NotAnAddress | null => {
  const kind = KINDS.find(([pattern]) => pattern.test(address));
  return kind === undefined ? null : told(kind[1], address, kind[2]);
};

const withForeignCharacters = (address: string): NotAnAddress | null => {
  const foreign = foreignCharacters(address);
  return foreign === null
    ? null
    : told(
        'address-characters',
        address,
        `holds what no address has: ${foreign}. Copy it again from the beneficiary; it may have been tampered with.`,
      );
};
