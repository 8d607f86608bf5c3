/** Transparent addresses of Zcash. Source: the Zcash protocol specification, section 5.6, and ZIP 320. */
import {
  brokenChecksum,
  burnt,
  ofTestNetwork,
  refusal,
  verified,
  wrongForm,
  type AddressReading,
} from './address-reading.ts';
import { decodeBase58Check } from './base58check.ts';
import { isZero } from './bytes.ts';

const NAME = 'Zcash';
const FORM = 't1… or t3…';
const LENGTH = 22;
const MAIN = [0x1cb8, 0x1cbd];
const TEST = [0x1d25, 0x1cba];

/** Reads t1… and t3…. Shielded, unified and source-only addresses are refused: whether the gateway pays them is not known. */
export const readZcashAddress = (address: string): AddressReading => {
  if (/^(?:ztestsapling|utest|textest)1/i.test(address)) return ofTestNetwork(NAME);
  if (/^(?:zs|u|tex)1|^zc/i.test(address))
    return refusal(
      'address-not-payable',
      'is a shielded or unified address, and whether the gateway pays those is not known. Ask the beneficiary for a transparent one (t1… or t3…).',
    );
  if (!/^t[1-9A-HJ-NP-Za-km-z]{34}$/.test(address)) return wrongForm(NAME, FORM);
  const body = decodeBase58Check(address);
  if (body === null) return brokenChecksum(NAME);
  const version = ((body[0] ?? 0) << 8) | (body[1] ?? 0);
  if (TEST.includes(version)) return ofTestNetwork(NAME);
  if (body.length !== LENGTH || !MAIN.includes(version)) return wrongForm(NAME, FORM);
  return isZero(body.subarray(2)) ? burnt() : verified(address);
};
