import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { textDigestHex } from '../beneficiary/text-digest.ts';
import { formatAmount } from '../money/amount.ts';
import type { FiatRate } from '../money/fiat-rate.ts';
import type { ConversionMode, DriftBounds } from '../money/terms.ts';
import type { PayoutContent } from '../payout/payout.ts';

/** What an approval is bound to. Any change to it is a different fingerprint. */
export interface Fingerprinted {
  /** The profile's platform at the gateway: the same rows on another platform are another batch. */
  readonly platformId: number;
  /** Who converts: 'crypto-exact' is Purser at the snapshot, 'fiat-exact' is the gateway. */
  readonly mode: ConversionMode;
  readonly snapshotId: string;
  /** Reference rates the rows were converted through, by code; absent: none. */
  readonly fiatRates?: readonly FiatRate[];
  /** How far prices may move before it is no longer approved or sent. */
  readonly drift: DriftBounds;
  /** Hash of the rehearsal that goes with it; absent where none was made. */
  readonly rehearsal?: string;
  /** In file order. */
  readonly rows: readonly { readonly row: number; readonly content: PayoutContent }[];
}

export interface Fingerprint {
  /** SHA-256 of the canonical text, 64 hexadecimal digits; what is stored and compared. */
  readonly digest: string;
  /** Its first half in eight groups of four, for people to compare: "1f0c 9a2b …". */
  readonly shown: string;
}

/**
 * The canonical text of one payout: a JSON array with fixed places, so no content can be mistaken for another.
 * Amounts are canonical decimal text with their accuracy. The version at its head says its places: 3 ends with a
 * priority or null and how the gateway's conversion is judged, 2 with a priority, 1 with neither, so that payouts
 * without them keep the text they always had.
 */
export const canonicalRow = (content: PayoutContent): string => {
  const { destination, amount, asked } = content;
  return JSON.stringify([
    versionOf(content),
    content.reference,
    content.beneficiary,
    destination.currencyId,
    destination.code,
    destination.network,
    destination.address,
    destination.tag,
    formatAmount(amount),
    amount.decimals,
    asked.amount,
    asked.unit,
    content.rate,
    content.note,
    ...lastPlaces(content),
  ]);
};

const versionOf = ({ priority, fiatExact }: PayoutContent): string => {
  if (fiatExact !== undefined) return 'purser-row-3';
  return priority === undefined ? 'purser-row-1' : 'purser-row-2';
};

const lastPlaces = ({ priority, fiatExact }: PayoutContent): readonly unknown[] => {
  if (fiatExact === undefined) return priority === undefined ? [] : [priority];
  const { bound, through } = fiatExact;
  return [priority ?? null, bound, through === null ? null : [through.rate, through.per]];
};

/** SHA-256 (hex) of the canonical content; equal at approval, claim and serialization (I9). */
export const rowDigest = (content: PayoutContent): string => textDigestHex(canonicalRow(content));

/** The fingerprint of a batch: platform, mode, snapshot, reference rates, bounds and every row in file order. */
export const fingerprintOf = ({ rows, ...batch }: Fingerprinted): Fingerprint =>
  fingerprintOfDigests(
    batch,
    rows.map(({ row, content }) => ({ row, digest: rowDigest(content) })),
  );

/** The same from digests of the rows, by {@link rowDigest}, that are there already. */
export const fingerprintOfDigests = (
  batch: Omit<Fingerprinted, 'rows'>,
  rows: readonly { readonly row: number; readonly digest: string }[],
): Fingerprint => {
  const { platformId, mode, snapshotId, fiatRates = [], drift, rehearsal } = batch;
  // Versions 1 and 2 covered no bounds; a fingerprint of theirs is kept as it was and never made again.
  const head = JSON.stringify([
    'purser-batch-3',
    platformId,
    mode,
    snapshotId,
    rows.length,
    fiatRates.map(canonicalRate),
    [drift.stable, drift.other],
    rehearsal ?? null,
  ]);
  const lines = rows.map(({ row, digest }) => `${row} ${digest}`);
  const digest = hashHex([head, ...lines].join('\n'));
  return { digest, shown: showFingerprint(digest) };
};

const canonicalRate = ({ fiat, rate, per, source, heldAt, by }: FiatRate) => [
  fiat,
  rate,
  per,
  source,
  heldAt,
  by,
];

/** The first 32 hexadecimal digits of a digest in eight groups of four. */
export const showFingerprint = (digest: string): string =>
  (digest.slice(0, 32).match(/.{4}/g) ?? []).join(' ');

const hashHex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
