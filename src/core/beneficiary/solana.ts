import {
  refusal,
  tokenContract,
  verified,
  wrongForm,
  type AddressReading,
} from './address-reading.ts';
import { decodeBase58 } from './base58check.ts';
import { isZero } from './bytes.ts';
import { SOLANA_TOKENS } from './known-contracts.ts';

const LENGTH = 32;

/**
 * Reads a Solana address: base58 of exactly 32 bytes. The form has no checksum at all and every wallet lives with
 * it, so it is accepted without a warning on each row; docs/import-rules.md says what that means.
 */
export const readSolanaAddress = (address: string): AddressReading => {
  const bytes = /^[1-9A-HJ-NP-Za-km-z]{32,44}$/.test(address) ? decodeBase58(address) : null;
  if (bytes?.length !== LENGTH) return wrongForm('Solana', '32 to 44 characters of base58');
  if (isZero(bytes))
    return refusal(
      'address-burn',
      'is the system program and not a wallet: what is sent there is lost. Ask the beneficiary for their own address.',
    );
  const token = SOLANA_TOKENS.get(address);
  return token === undefined ? verified(address) : tokenContract(token);
};
