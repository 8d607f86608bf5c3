/**
 * Addresses of the XRP Ledger. Source: xrpl.org, "Base58 encodings" and XLS-5 (X-addresses).
 */
import {
  brokenChecksum,
  burnt,
  ofTestNetwork,
  refusal,
  verified,
  wrongForm,
  type AddressReading,
} from './address-reading.ts';
import { decodeBase58Check, encodeBase58Check } from './base58check.ts';

const ACCOUNT = 21;
const X_BODY = 31;
const FORM = 'r and 24 to 34 more characters';

/** Accounts to which nobody holds a key. Source: xrpl.org, "Special Addresses". */
const BURNT = new Set([
  'rrrrrrrrrrrrrrrrrrrrrhoLvTp',
  'rrrrrrrrrrrrrrrrrrrrBZbvji',
  'rrrrrrrrrrrrrrrrrNAMEtxvNvQ',
  'rrrrrrrrrrrrrrrrrrrn5RM1rHd',
  'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh',
]);

/**
 * Reads a classic address (r…). X-addresses are refused with the classic address and tag they stand for,
 * because a tag hidden in the address could contradict the tag column.
 */
export const readXrpAddress = (address: string): AddressReading => {
  if (/^[XT][1-9A-HJ-NP-Za-km-z]{45,47}$/.test(address)) return readXAddress(address);
  if (!/^r[1-9A-HJ-NP-Za-km-z]{24,34}$/.test(address)) return wrongForm('XRP Ledger', FORM);
  const body = decodeBase58Check(address, 'xrp');
  if (body === null) return brokenChecksum('XRP Ledger');
  if (body.length !== ACCOUNT || body[0] !== 0) return wrongForm('XRP Ledger', FORM);
  return BURNT.has(address) ? burnt() : verified(address);
};

const readXAddress = (address: string): AddressReading => {
  const body = decodeBase58Check(address, 'xrp');
  if (body === null) return brokenChecksum('XRP Ledger');
  const [first, second] = body;
  if (first === 0x04 && second === 0x93) return ofTestNetwork('the XRP Ledger');
  if (body.length !== X_BODY || first !== 0x05 || second !== 0x44)
    return wrongForm('XRP Ledger', FORM);
  const account = new Uint8Array(ACCOUNT);
  account.set(body.subarray(2, 22), 1);
  const classic = encodeBase58Check(account, 'xrp');
  const tag = body[22] === 1 ? tagOf(body).toString() : null;
  return refusal(
    'address-x-form',
    `is an X-address, which hides a tag. Write the classic address ${classic} and ${tag === null ? 'leave the tag empty' : `the tag ${tag}`}.`,
  );
};

/** The 32-bit tag, least significant byte first. */
const tagOf = (body: Uint8Array): bigint =>
  [26, 25, 24, 23].reduce((tag, at) => (tag << 8n) | BigInt(body[at] ?? 0), 0n);
