/**
 * Deposit addresses of the practice gateway: right by every chain's own checksum, drawn from the seed, so that nobody
 * holds their keys. Sources: the chains' own specifications, as in the console's readers, which are not used here.
 */
import { blake2b } from '@noble/hashes/blake2.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import {
  base32nopad,
  base58,
  base58xmr,
  base58xrp,
  base64url,
  bech32,
  createBase58check,
} from '@scure/base';
import { cashAddress, crc16 } from './address-checksums.ts';
import { drawBytes, type Label } from './chance.ts';
import type { Chain } from './currencies.ts';

/** Pseudo-random bytes, as many as asked for. */
type Draw = (length: number) => Uint8Array;

type Maker = (draw: Draw) => string;

const bitcoin58 = createBase58check(sha256);

/** A version byte before an account of 20 bytes. */
const versioned =
  (version: number): Maker =>
  (draw) =>
    bitcoin58.encode(Uint8Array.of(version, ...draw(20)));

const segwit =
  (prefix: string): Maker =>
  (draw) =>
    bech32.encode(prefix, [0, ...bech32.toWords(draw(20))]);

const plainBech32 = (prefix: string, bytes: Uint8Array): string =>
  bech32.encode(prefix, bech32.toWords(bytes), 256);

/** Capitals by EIP-55: where the hash of the small letters has a digit above 7. */
const evm: Maker = (draw) => {
  const digits = Buffer.from(draw(20)).toString('hex');
  const hash = Buffer.from(keccak_256(Buffer.from(digits))).toString('hex');
  const mixed = Array.from(digits, (char, at) =>
    hash.charAt(at) > '7' ? char.toUpperCase() : char,
  );
  return `0x${mixed.join('')}`;
};

const ripple: Maker = (draw) => {
  const body = Uint8Array.of(0, ...draw(20));
  return base58xrp.encode(Uint8Array.of(...body, ...sha256(sha256(body)).subarray(0, 4)));
};

/** Bounceable, on the main chain: 0x11, workchain 0, the account, a checksum with its high byte first. */
const ton: Maker = (draw) => {
  const body = Uint8Array.of(0x11, 0, ...draw(32));
  const checksum = crc16(body);
  return base64url.encode(Uint8Array.of(...body, checksum >>> 8, checksum & 0xff));
};

const stellar: Maker = (draw) => {
  const body = Uint8Array.of(6 << 3, ...draw(32));
  const checksum = crc16(body);
  return base32nopad.encode(Uint8Array.of(...body, checksum & 0xff, checksum >>> 8));
};

const monero: Maker = (draw) => {
  const body = Uint8Array.of(18, ...draw(64));
  return base58xmr.encode(Uint8Array.of(...body, ...keccak_256(body).subarray(0, 4)));
};

const polkadot: Maker = (draw) => {
  const body = Uint8Array.of(0, ...draw(32));
  const hash = blake2b(Uint8Array.of(...Buffer.from('SS58PRE'), ...body));
  return base58.encode(Uint8Array.of(...body, ...hash.subarray(0, 2)));
};

const MAKERS: Readonly<Record<Chain, Maker>> = {
  bitcoin: segwit('bc'),
  litecoin: segwit('ltc'),
  dogecoin: versioned(0x1e),
  bitcoincash: (draw) => cashAddress(draw(20)),
  dash: versioned(0x4c),
  evm,
  tron: versioned(0x41),
  ripple,
  ton,
  solana: (draw) => base58.encode(draw(32)),
  stellar,
  cardano: (draw) => plainBech32('addr', Uint8Array.of(0x61, ...draw(28))),
  monero,
  polkadot,
  cosmos: (draw) => plainBech32('cosmos', draw(20)),
  other: (draw) => base58.encode(draw(25)),
};

/** An address on a chain; the same seed and labels give the same one for ever. */
export const addressOn = (chain: Chain, seed: string, ...labels: readonly Label[]): string => {
  const draw: Draw = (length) => {
    const parts = Array.from({ length: Math.ceil(length / 32) }, (_, part) =>
      drawBytes(seed, 'address', chain, part, ...labels),
    );
    return Uint8Array.from(Buffer.concat(parts).subarray(0, length));
  };
  return MAKERS[chain](draw);
};
