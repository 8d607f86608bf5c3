/**
 * Payment links, taken apart to show what they say; never passed on as an address.
 * Sources: BIP 21 (Bitcoin and its kin), ERC-681 (Ethereum), Solana Pay, TON "ton://transfer", SEP-7 (Stellar),
 * Monero "monero_tx_uri", CIP-13 (Cardano).
 */

/** What a payment link says, each part as it is written in it. */
export interface PaymentLink {
  readonly scheme: string;
  /** Null where the link names no address. */
  readonly address: string | null;
  readonly amount: string | null;
  readonly tag: string | null;
}

/** Schemes that are links without `//` or a question mark too; `bitcoincash:` alone is part of an address. */
const SCHEMES =
  /^(?:web\+)?(?:bitcoin|ethereum|litecoin|dogecoin|dash|tron|ripple|xrpl?|ton|solana|stellar|cardano|monero|polkadot|zcash|cosmos|algorand|tezos|near|binance|lightning):|^bitcoincash:[^?]*\?|^[a-z][a-z0-9+.-]*:\/\//i;
/** A page of a block explorer, which names the address in its path. */
const PAGE = /^https?:\/\/[^/]+(?:\/[^/]*)*?\/(?:address|account|wallet)\/([A-Za-z0-9:_-]{20,})/i;
const BARE_QUERY = /^([A-Za-z0-9:_\-+/]{20,})\?([a-z_.-]+=.*)$/i;

const AMOUNT_KEYS = ['amount', 'tx_amount', 'value', 'uint256'];
const TAG_KEYS = ['dt', 'tag', 'destinationtag', 'memo', 'memo_text', 'text', 'to_tag'];
/** Where the payee stands as a parameter and the path names something else, such as a token's contract. */
const ADDRESS_KEYS = ['address', 'destination', 'recipient', 'to'];

/** Takes a payment link apart, or answers null where the text is none. Values are percent-decoded where they can be. */
export const readPaymentLink = (text: string): PaymentLink | null => {
  const bare = BARE_QUERY.exec(text);
  if (bare !== null && !SCHEMES.test(text))
    return says('?', bare[1] ?? '', new Map(parametersOf(bare[2] ?? '')));
  if (!SCHEMES.test(text)) return null;
  const colon = text.indexOf(':');
  const scheme = text.slice(0, colon).toLowerCase();
  if (/^https?$/.test(scheme))
    return { scheme, address: PAGE.exec(text)?.[1] ?? null, amount: null, tag: null };
  const [before, query] = splitAt(text.slice(colon + 1), '?');
  return says(scheme, before, new Map(parametersOf(query)));
};

/** How a message tells what a link says. */
export const linkInWords = ({ address, amount, tag }: PaymentLink): string => {
  const parts = [
    address === null ? null : `the address ${address}`,
    amount === null ? null : `the amount ${amount}`,
    tag === null ? null : `the tag ${tag}`,
  ].filter((part) => part !== null);
  if (parts.length === 0) return 'is a link and not an address. Write the bare address.';
  return `is a link; it says ${parts.join(', ')}. Write the bare address here and the rest into columns of their own, and check them with the beneficiary.`;
};

const says = (
  scheme: string,
  path: string,
  parameters: ReadonlyMap<string, string>,
): PaymentLink => {
  const first = (keys: readonly string[]): string | null =>
    keys.map((key) => parameters.get(key)).find((value) => value !== undefined) ?? null;
  const named = path
    .replace(/^\/*(?:transfer\/)?(?:pay-)?/i, '')
    .replace(/[@/].*$/, '')
    .trim();
  return {
    scheme,
    address: first(ADDRESS_KEYS) ?? (/^[A-Za-z0-9:_-]{10,}$/.test(named) ? named : null),
    amount: first(AMOUNT_KEYS),
    tag: first(TAG_KEYS),
  };
};

const splitAt = (text: string, mark: string): readonly [string, string] => {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
};

const parametersOf = (query: string): readonly (readonly [string, string])[] =>
  query.split('&').map((part) => {
    const [key, value] = splitAt(part, '=');
    return [key.toLowerCase(), decoded(value)] as const;
  });

const decoded = (value: string): string => {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
};
