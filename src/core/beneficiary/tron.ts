import {
  brokenChecksum,
  burnt,
  refusal,
  tokenContract,
  verified,
  wrongForm,
  type AddressReading,
} from './address-reading.ts';
import { decodeBase58Check } from './base58check.ts';
import { isZero } from './bytes.ts';
import { TRON_TOKENS } from './known-contracts.ts';

const VERSION = 0x41;
const LENGTH = 21;

/** Reads a TRON address: base58check over the version byte 0x41 and 20 bytes. */
export const readTronAddress = (address: string): AddressReading => {
  if (/^41[0-9a-fA-F]{40}$/.test(address))
    return refusal(
      'address-form',
      'is the hexadecimal form of a TRON address, which carries no checksum. Ask the beneficiary for the form that begins with T.',
    );
  if (!/^T[1-9A-HJ-NP-Za-km-z]{33}$/.test(address))
    return wrongForm('TRON', 'T and 33 more characters');
  const body = decodeBase58Check(address);
  if (body === null) return brokenChecksum('TRON');
  if (body.length !== LENGTH || body[0] !== VERSION)
    return wrongForm('TRON', 'T and 33 more characters');
  if (isZero(body.subarray(1))) return burnt();
  const token = TRON_TOKENS.get(address);
  return token === undefined ? verified(address) : tokenContract(token);
};
