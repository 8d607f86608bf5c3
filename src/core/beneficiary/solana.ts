import { refusal, verified, wrongForm, type AddressReading } from './address-reading.ts';
import { decodeBase58, isZero } from './base58check.ts';
import { tokenContract } from './evm.ts';

const LENGTH = 32;

/** Mints of common tokens on Solana: paying one is always a copying mistake. */
const TOKEN_MINTS: ReadonlyMap<string, string> = new Map([
  ['Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB', 'USDT on Solana'],
  ['EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v', 'USDC on Solana'],
]);

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
  const token = TOKEN_MINTS.get(address);
  return token === undefined ? verified(address) : tokenContract(token);
};
