/** Addresses of Tezos. Source: the Tezos documentation, "Accounts and addresses", and its table of base58check prefixes. */
import {
  brokenChecksum,
  burnt,
  refusal,
  verified,
  wrongForm,
  type AddressReading,
} from './address-reading.ts';
import { decodeBase58Check } from './base58check.ts';
import { isZero } from './bytes.ts';

const FORM = 'tz1…, tz2…, tz3… or tz4…, 36 characters';
const PREFIX = 3;
const LENGTH = PREFIX + 20;

/** The three bytes before the hash of the key: tz1 to tz4. */
const ACCOUNTS = [0x06a19f, 0x06a1a1, 0x06a1a4, 0x06a1a6];
const CONTRACT = 0x025a79;

/** Reads an account. Contracts (KT1…) are refused, because they may turn a payment down or keep it. */
export const readTezosAddress = (address: string): AddressReading => {
  if (!/^(?:tz[1-4]|KT1)[1-9A-HJ-NP-Za-km-z]{33}$/.test(address)) return wrongForm('Tezos', FORM);
  const body = decodeBase58Check(address);
  if (body === null) return brokenChecksum('Tezos');
  const prefix = body.subarray(0, PREFIX).reduce((sum, byte) => sum * 256 + byte, 0);
  if (prefix === CONTRACT)
    return refusal(
      'address-not-payable',
      'is a contract, which may turn a payment down or keep it. Ask the beneficiary for their account (tz1…).',
    );
  if (body.length !== LENGTH || !ACCOUNTS.includes(prefix)) return wrongForm('Tezos', FORM);
  return isZero(body.subarray(PREFIX)) ? burnt() : verified(address);
};
