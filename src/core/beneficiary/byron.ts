/**
 * Cardano addresses of the Byron era: base58 of the CBOR array [24(payload), CRC-32 of the payload], where the
 * payload is [28 bytes, attributes, type]. Source: CIP-19, "Byron Addresses", and RFC 8949 for CBOR.
 * Only the few forms an address may have are read, in their shortest encoding; anything else is refused.
 */
import {
  brokenChecksum,
  ofTestNetwork,
  verified,
  wrongForm,
  type AddressReading,
} from './address-reading.ts';
import { decodeBase58 } from './base58check.ts';
import { crc32 } from './crc32.ts';

const ARRAY = 4;
const MAP = 5;
const TAG = 6;
const BYTES = 2;
const UNSIGNED = 0;
const ENCODED_CBOR = 24;
const ROOT = 28;
/** The attribute that names the network; the main network leaves it out. */
const NETWORK_MAGIC = 2;

/** A CBOR item's head: its major type and its number, which is a value, a length or a count. */
interface Head {
  readonly type: number;
  readonly value: number;
}

class CborReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** The number of the next item, if it is of this type and shortest form; otherwise -1. */
  take(type: number): number {
    const head = this.#head();
    return head?.type === type ? head.value : -1;
  }

  /** The next byte string, or null. */
  string(): Uint8Array | null {
    const length = this.take(BYTES);
    const end = this.#at + length;
    if (length < 0 || end > this.#bytes.length) return null;
    const found = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return found;
  }

  #head(): Head | null {
    const first = this.#bytes[this.#at];
    if (first === undefined) return null;
    const short = first & 31;
    const extra = short < 24 ? 0 : ([1, 2, 4][short - 24] ?? -1);
    if (extra < 0 || this.#at + extra >= this.#bytes.length) return null;
    const more = this.#bytes.subarray(this.#at + 1, this.#at + 1 + extra);
    const value = extra === 0 ? short : more.reduce((sum, byte) => sum * 256 + byte, 0);
    this.#at += 1 + extra;
    const least = [0, 24, 0x100, 0, 0x1_0000][extra] ?? 0;
    return value >= least ? { type: first >>> 5, value } : null;
  }
}

/** Reads a Byron address; `network` and `form` are for the words of a refusal. */
export const readByronAddress = (
  address: string,
  network: string,
  form: string,
): AddressReading => {
  const bytes = /^[1-9A-HJ-NP-Za-km-z]{50,130}$/.test(address) ? decodeBase58(address) : null;
  const outer = bytes === null ? null : readOuter(bytes);
  if (outer === null) return wrongForm(network, form);
  if (crc32(outer.payload) !== outer.checksum) return brokenChecksum(network);
  const attributes = readPayload(outer.payload);
  if (attributes === null) return wrongForm(network, form);
  return attributes.includes(NETWORK_MAGIC) ? ofTestNetwork(network) : verified(address);
};

const readOuter = (
  bytes: Uint8Array,
): { readonly payload: Uint8Array; readonly checksum: number } | null => {
  const reader = new CborReader(bytes);
  if (reader.take(ARRAY) !== 2 || reader.take(TAG) !== ENCODED_CBOR) return null;
  const payload = reader.string();
  const checksum = reader.take(UNSIGNED);
  return payload === null || checksum < 0 || !reader.isAtEnd ? null : { payload, checksum };
};

/** The keys of the attributes, or null where the payload has another form. */
const readPayload = (payload: Uint8Array): readonly number[] | null => {
  const reader = new CborReader(payload);
  if (reader.take(ARRAY) !== 3 || reader.string()?.length !== ROOT) return null;
  const count = reader.take(MAP);
  const keys: number[] = [];
  for (let at = 0; at < count; at += 1) {
    keys.push(reader.take(UNSIGNED));
    if (reader.string() === null) return null;
  }
  const type = reader.take(UNSIGNED);
  const isPlain = keys.every((key) => key === 1 || key === NETWORK_MAGIC);
  return count >= 0 && isPlain && (type === 0 || type === 2) && reader.isAtEnd ? keys : null;
};
