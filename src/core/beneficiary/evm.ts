import { keccak_256 } from '@noble/hashes/sha3.js';
import {
  burnt,
  refusal,
  tokenContract,
  unchecked,
  verified,
  wrongForm,
  type AddressReading,
} from './address-reading.ts';
import { EVM_TOKENS } from './known-contracts.ts';

const HEX = /^0x[0-9a-fA-F]{40}$/;

/**
 * Nobody holds the keys to these; money sent there is burnt. Small letters. The zero address and the precompiled
 * contracts 1 to 9 (Ethereum Yellow Paper, appendix E), and what explorers label "burn" or "null".
 */
const BURNT = /^0x(?:0{40}|0{36}dead|dead0{36}|0{39}[1-9a]|(?:dead){10}|e{40}|f{40})$/;

/**
 * Reads an address of Ethereum and the chains that share its form.
 * Mixed case must be the EIP-55 checksum; all small letters carry none; all capitals are refused
 * unless they happen to be the checksum.
 */
export const readEvmAddress = (address: string): AddressReading => {
  if (!HEX.test(address)) return wrongForm('EVM', '0x and 40 hexadecimal digits');
  const lower = address.toLowerCase();
  if (BURNT.test(lower)) return burnt();
  const token = EVM_TOKENS.get(lower);
  if (token !== undefined) return tokenContract(token);
  if (address === lower) return unchecked(address);
  if (checksumHolds(address, lower)) return verified(address);
  const digits = address.slice(PREFIX);
  return digits === digits.toUpperCase()
    ? refusal(
        'address-case',
        'is all capitals, a form that carries no checksum and that no wallet writes. Copy it again from the beneficiary.',
      )
    : refusal(
        'address-checksum',
        'fails the EIP-55 checksum in its capital letters: a character is wrong. Copy it again from the beneficiary.',
      );
};

const PREFIX = 2;
const DIGITS = 40;
const CAPITAL_F = 0x46;
const DIGIT_NINE = 0x39;

/** The digits as bytes; one buffer serves every check, because nothing runs between filling and hashing. */
const ascii = new Uint8Array(DIGITS);

/** EIP-55: a letter is capital exactly where the hash of the small-letter digits has a nibble of 8 or more. */
const checksumHolds = (address: string, lower: string): boolean => {
  for (let at = 0; at < DIGITS; at += 1) ascii[at] = lower.charCodeAt(PREFIX + at);
  const hash = keccak_256(ascii);
  for (let at = 0; at < DIGITS; at += 1) {
    const code = address.charCodeAt(PREFIX + at);
    if (code <= DIGIT_NINE) continue;
    const byte = hash[at >>> 1] ?? 0;
    const nibble = at % 2 === 0 ? byte >>> 4 : byte & 15;
    if (nibble >= 8 !== code <= CAPITAL_F) return false;
  }
  return true;
};
