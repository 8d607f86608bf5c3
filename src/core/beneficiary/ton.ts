/**
 * Addresses of The Open Network. Source: docs.ton.org, "Address formats" (TEP-2).
 */
import { base64urlnopad, hex } from '@scure/base';
import {
  brokenChecksum,
  burnt,
  ofTestNetwork,
  tokenContract,
  unchecked,
  verified,
  wrongForm,
  type AddressReading,
} from './address-reading.ts';
import { isZero } from './bytes.ts';
import { crc16 } from './crc16.ts';
import { TON_TOKENS } from './known-contracts.ts';

const FRIENDLY = /^[A-Za-z0-9_\-+/]{48}$/;
const RAW = /^(0|-1):([0-9a-fA-F]{64})$/;
const NOT_BOUNCEABLE = 0x51;
const BOUNCEABLE = 0x11;
const TEST_ONLY = 0x80;
const MASTERCHAIN = 0xff;
const BODY = 34;

/**
 * Reads a TON address. The friendly form is kept with its bounce flag and written in base64url; the raw form,
 * whose colon would clash with a tag, becomes the friendly form that does not bounce, and has no checksum.
 */
export const readTonAddress = (address: string): AddressReading => {
  const raw = RAW.exec(address);
  if (raw !== null) return readRaw(raw[1] === '0' ? 0 : MASTERCHAIN, raw[2] ?? '');
  if (!FRIENDLY.test(address)) return wrongForm('TON', '48 characters, as in EQ… or UQ…');
  const text = address.replaceAll('+', '-').replaceAll('/', '_');
  const bytes = base64urlnopad.decode(text);
  if (crc16(bytes) !== 0) return brokenChecksum('TON');
  const [flags = 0, workchain = 0] = bytes;
  if ((flags & TEST_ONLY) !== 0) return ofTestNetwork('TON');
  if (![BOUNCEABLE, NOT_BOUNCEABLE].includes(flags) || ![0, MASTERCHAIN].includes(workchain))
    return wrongForm('TON', '48 characters, as in EQ… or UQ…');
  return refusedAccount(bytes.subarray(1, BODY)) ?? verified(text);
};

/** One account has many written forms; all share this text. Null when the address is not a TON address. */
export const tonAccount = (address: string): string | null => {
  if (!FRIENDLY.test(address)) return null;
  const bytes = base64urlnopad.decode(address.replaceAll('+', '-').replaceAll('/', '_'));
  return accountText(bytes.subarray(1, BODY));
};

/** An address in the form that does not bounce, so that two forms of one account read alike; unchanged if it is none. */
export const tonPlainForm = (address: string): string => {
  const account = tonAccount(address);
  const reading = account === null ? null : readTonAddress(account);
  return reading?.ok === true ? reading.address : address;
};

const accountText = (account: Uint8Array): string =>
  `${account[0] === 0 ? '0' : '-1'}:${hex.encode(account.subarray(1))}`;

const readRaw = (workchain: number, hash: string): AddressReading => {
  const bytes = new Uint8Array(BODY + 2);
  bytes.set([NOT_BOUNCEABLE, workchain]);
  bytes.set(hex.decode(hash.toLowerCase()), 2);
  const checksum = crc16(bytes.subarray(0, BODY));
  bytes.set([checksum >>> 8, checksum & 0xff], BODY);
  return refusedAccount(bytes.subarray(1, BODY)) ?? unchecked(base64urlnopad.encode(bytes));
};

const refusedAccount = (account: Uint8Array): AddressReading | null => {
  if (isZero(account.subarray(1))) return burnt();
  const token = TON_TOKENS.get(accountText(account));
  return token === undefined ? null : tokenContract(token);
};
