/**
 * Networks whose addresses carry no checksum at all: their form is checked, and a person compares the characters.
 */
import {
  burnt,
  ofTestNetwork,
  refusal,
  unchecked,
  wrongForm,
  type AddressReading,
} from './address-reading.ts';

const NEAR_NAME = /^(?=.{2,64}$)(?:[a-z\d]+(?:[-_][a-z\d]+)*\.)+(?:near|tg)$/;
const NEAR_IMPLICIT = /^[0-9a-f]{64}$/;

/** Reads a NEAR account: 64 small hexadecimal digits, or a name that ends in .near. Source: NEAR documentation, "Address (Account ID)". */
export const readNearAddress = (address: string): AddressReading => {
  if (address.endsWith('.testnet')) return ofTestNetwork('NEAR');
  if (/^0{64}$/.test(address)) return burnt();
  if (NEAR_IMPLICIT.test(address) || NEAR_NAME.test(address)) return unchecked(address);
  return wrongForm('NEAR', '64 small hexadecimal digits, or a name that ends in .near');
};

/** Reads an account of EOS: up to 12 of a–z, 1–5 and point. Source: Antelope documentation, "Accounts and permissions". */
export const readEosAddress = (address: string): AddressReading =>
  /^[a-z1-5](?:[a-z1-5.]{0,10}[a-z1-5])?$/.test(address)
    ? unchecked(address)
    : wrongForm('EOS', 'an account name of up to 12 characters: a to z, 1 to 5 and point');

const LONG_HEX = /^0x[0-9a-fA-F]{64}$/;

/** Reads an address of Aptos or Sui: 0x and 64 hexadecimal digits, in small letters. Source: Aptos AIP-40; Sui documentation, "Addresses". */
export const readLongHexAddress = (address: string, network: 'Aptos' | 'Sui'): AddressReading => {
  if (!LONG_HEX.test(address)) return wrongForm(network, '0x and 64 hexadecimal digits');
  // Addresses below 16 belong to the system of both networks.
  return /^0x0{63}[0-9a-fA-F]$/.test(address)
    ? refusal(
        'address-burn',
        'belongs to the network itself: what is sent there is lost. Ask the beneficiary for their own address.',
      )
    : unchecked(address.toLowerCase());
};
