/** Checksums of addresses that no library here writes: CRC-16/XMODEM (TON, Stellar) and CashAddr (Bitcoin Cash). */
import { bech32 } from '@scure/base';

/** CRC-16 with polynomial 0x1021 from zero. */
export const crc16 = (bytes: Uint8Array): number => {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = (crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021;
      crc &= 0xffff;
    }
  }
  return crc;
};

const GENERATORS = [0x98f2bc8e61n, 0x79b76d99e2n, 0xf33e5fb3c4n, 0xae2eabe2a8n, 0x1e4f43e470n];

const polymod = (words: readonly number[]): bigint => {
  let checksum = 1n;
  for (const word of words) {
    const top = checksum >> 35n;
    checksum = ((checksum & 0x07ffffffffn) << 5n) ^ BigInt(word);
    for (const [bit, generator] of GENERATORS.entries()) {
      if (((top >> BigInt(bit)) & 1n) === 1n) checksum ^= generator;
    }
  }
  return checksum ^ 1n;
};

const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const PREFIX = [...Buffer.from('bitcoincash')].map((byte) => byte & 31);

/** A CashAddr of an account of 20 bytes, without its prefix. Source: the CashAddr specification. */
export const cashAddress = (account: Uint8Array): string => {
  const words = bech32.toWords(Uint8Array.of(0, ...account));
  const checksum = polymod([...PREFIX, 0, ...words, 0, 0, 0, 0, 0, 0, 0, 0]);
  const tail = Array.from({ length: 8 }, (_, at) =>
    Number((checksum >> BigInt(5 * (7 - at))) & 31n),
  );
  return [...words, ...tail].map((word) => ALPHABET.charAt(word)).join('');
};
