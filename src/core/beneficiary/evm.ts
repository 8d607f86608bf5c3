import { keccak_256 } from '@noble/hashes/sha3.js';
import { refusal, unchecked, verified, wrongForm, type AddressReading } from './address-reading.ts';

const HEX = /^0x[0-9a-fA-F]{40}$/;

/** Nobody holds the keys to these; money sent there is burnt. Lower case. */
const BURNT = /^0x(?:0{40}|0{36}dead|dead0{36}|0{39}1|(?:dead){10}|e{40}|f{40})$/;

/** Contracts of common tokens, which keep what is sent to them: paying one is always a copying mistake. Lower case. */
const TOKEN_CONTRACTS: ReadonlyMap<string, string> = new Map([
  ['0xdac17f958d2ee523a2206206994597c13d831ec7', 'USDT on ERC20'],
  ['0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48', 'USDC on ERC20'],
  ['0x6b175474e89094c44da98b954eedeac495271d0f', 'DAI on ERC20'],
  ['0x4fabb145d64652a948d72533023f6e7a623c7c53', 'BUSD on ERC20'],
  ['0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2', 'WETH on ERC20'],
  ['0x55d398326f99059ff775485246999027b3197955', 'USDT on BEP20'],
  ['0x8ac76a51cc950d9822d68b83fe1ad97b32cd580d', 'USDC on BEP20'],
  ['0xe9e7cea3dedca5984780bafc599bd69add087d56', 'BUSD on BEP20'],
  ['0xbb4cdb9cbd36b01bd1cbaebf2de08d9173bc095c', 'WBNB on BEP20'],
  ['0x7130d2a12b9bcbfae4f2634d864a1ee1ce3ead9c', 'BTC on BEP20'],
  ['0x2170ed0880ac9a755fd29b2688956bd959f933f8', 'ETH on BEP20'],
]);

/**
 * Reads an address of Ethereum and the chains that share its form.
 * Mixed case must be the EIP-55 checksum; all small letters carry none; all capitals are refused
 * unless they happen to be the checksum.
 */
export const readEvmAddress = (address: string): AddressReading => {
  if (!HEX.test(address)) return wrongForm('EVM', '0x and 40 hexadecimal digits');
  const digits = address.slice(2);
  const lower = digits.toLowerCase();
  if (BURNT.test(`0x${lower}`))
    return refusal(
      'address-burn',
      'belongs to nobody: what is sent there is lost. Ask the beneficiary for their own address.',
    );
  const token = TOKEN_CONTRACTS.get(`0x${lower}`);
  if (token !== undefined) return tokenContract(token);
  if (digits === lower) return unchecked(address);
  if (checksumHolds(digits, lower)) return verified(address);
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

/** The refusal of a token's own contract as a beneficiary. */
export const tokenContract = (token: string): AddressReading =>
  refusal(
    'address-token-contract',
    `is the contract of ${token} and not a wallet: what is sent there is lost. Ask the beneficiary for their own address.`,
  );

const CAPITAL_F = 0x46;
const DIGIT_NINE = 0x39;

/** EIP-55: a letter is capital exactly where the hash of the small-letter digits has a nibble of 8 or more. */
const checksumHolds = (digits: string, lower: string): boolean => {
  const hash = keccak_256(Uint8Array.from(lower, (char) => char.charCodeAt(0)));
  for (let at = 0; at < digits.length; at += 1) {
    const code = digits.charCodeAt(at);
    if (code <= DIGIT_NINE) continue;
    const byte = hash[at >>> 1] ?? 0;
    const nibble = at % 2 === 0 ? byte >>> 4 : byte & 15;
    if (nibble >= 8 !== code <= CAPITAL_F) return false;
  }
  return true;
};
