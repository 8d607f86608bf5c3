/**
 * Text that is an address on no network, told apart by what it is instead.
 */
import type { AddressRule } from './address-reading.ts';
import { foreignCharacter, quoted } from './characters.ts';

interface NotAnAddress {
  readonly rule: AddressRule;
  readonly message: string;
}

/** Tried in order. The wording continues "The address … ". */
const KINDS: readonly (readonly [RegExp, AddressRule, string])[] = [
  [
    /^\S{10,}[\s,;|]+\S{10,}$/,
    'address-several',
    'holds more than one address. Give each payout a row of its own.',
  ],
  [
    /^[+-]?\d+(?:\.\d+)?[eE][+-]?\d+$/,
    'address-exponent',
    'was turned into a number by a spreadsheet and is lost. Copy the address again into a column of text.',
  ],
  [
    /^[a-z]+:\/\/|^(?:bitcoin|ethereum|litecoin|dogecoin|tron|ripple|ton|solana|dash|bitcoincash):.*\?|^(?:bitcoin|ethereum|litecoin|dogecoin|tron|ripple|ton|solana|dash):|[?&][a-z]+=/i,
    'address-is-link',
    'is a payment link. Write the bare address.',
  ],
  [
    /^[^\s:]+\.[a-z]{2,}$/i,
    'address-is-name',
    'is a name, and what it points to may change. Write the address itself.',
  ],
  [
    /^[A-Za-z0-9_\-+/]{20,}:[^:]+$/,
    'address-holds-tag',
    'holds a tag after a colon. Write the tag into the tag column.',
  ],
];

/** No address of any network is longer; patterns that look back and forth are spared longer text. */
const LONGEST = 200;

/** What a text in the address column is when it is no address of any network; null when it may be one. */
export const notAnAddress = (address: string): NotAnAddress | null => {
  if (address === '')
    return { rule: 'address-missing', message: 'The row has no address. Write where to pay.' };
  if (address.length > LONGEST)
    return {
      rule: 'address-form',
      message: `The address ${quoted(address)} has ${address.length} characters, more than any address has. Copy it again from the beneficiary.`,
    };
  const kind = KINDS.find(([pattern]) => pattern.test(address));
  if (kind !== undefined)
    return { rule: kind[1], message: `The address ${quoted(address)} ${kind[2]}` };
  const foreign = foreignCharacter(address);
  if (foreign === null) return null;
  return {
    rule: 'address-characters',
    message: `The address ${quoted(address)} holds a character that no address has: ${foreign}. Copy it again from the beneficiary; it may have been tampered with.`,
  };
};
