/**
 * Addresses of Stellar. Source: SEP-23, "Strkeys".
 */
import { base32nopad } from '@scure/base';
import {
  brokenChecksum,
  burnt,
  refusal,
  verified,
  wrongForm,
  type AddressReading,
} from './address-reading.ts';
import { isZero } from './bytes.ts';
import { crc16 } from './crc16.ts';

const ACCOUNT = 6 << 3;
const BODY = 33;
const FORM = 'G and 55 more characters';

/**
 * Reads an account address (G…). Muxed addresses (M…) are refused, because the id hidden in them could contradict
 * the tag column.
 */
export const readStellarAddress = (address: string): AddressReading => {
  if (/^M[A-Z2-7]{68}$/.test(address))
    return refusal(
      'address-x-form',
      'is a muxed address, which hides an id. Ask the beneficiary for the plain account (G…) and its memo.',
    );
  if (/^C[A-Z2-7]{55}$/.test(address))
    return refusal(
      'address-not-payable',
      'is a contract (C…), which a payment cannot reach. Ask the beneficiary for their account (G…).',
    );
  if (!/^G[A-Z2-7]{55}$/.test(address)) return wrongForm('Stellar', FORM);
  const bytes = base32nopad.decode(address);
  const [low = 0, high = 0] = bytes.subarray(BODY);
  if (crc16(bytes.subarray(0, BODY)) !== (high << 8) + low) return brokenChecksum('Stellar');
  if (bytes[0] !== ACCOUNT) return wrongForm('Stellar', FORM);
  return isZero(bytes.subarray(1, BODY)) ? burnt() : verified(address);
};
