/** Why an address is refused; documented in docs/import-rules.md. */
export type AddressRule =
  | 'address-missing'
  | 'address-characters'
  | 'address-several'
  | 'address-is-link'
  | 'address-is-name'
  | 'address-holds-tag'
  | 'address-spreadsheet-error'
  | 'address-exponent'
  | 'address-other-network'
  | 'address-test-network'
  | 'address-form'
  | 'address-case'
  | 'address-checksum'
  | 'address-legacy-form'
  | 'address-x-form'
  | 'address-generic-form'
  | 'address-not-payable'
  | 'address-witness-version'
  | 'address-burn'
  | 'address-token-contract';

/** What a family's rules make of an address. */
export type AddressReading =
  | {
      readonly ok: true;
      /** The one form that is shown, approved and sent. */
      readonly address: string;
      /** False where the form carries no checksum, so that a typing mistake cannot be seen. */
      readonly checked: boolean;
    }
  | {
      readonly ok: false;
      readonly rule: AddressRule;
      /** What is wrong and the way out, as the end of a sentence that begins with the address. */
      readonly because: string;
    };

/** An address whose checksum holds, in its canonical form. */
export const verified = (address: string): AddressReading => ({ ok: true, address, checked: true });

/** A well-formed address in a form without checksum. */
export const unchecked = (address: string): AddressReading => ({
  ok: true,
  address,
  checked: false,
});

/** A refusal; `because` continues "The address … ". */
export const refusal = (rule: AddressRule, because: string): AddressReading => ({
  ok: false,
  rule,
  because,
});

/** The refusal of an address whose checksum does not hold. */
export const brokenChecksum = (network: string): AddressReading =>
  refusal(
    'address-checksum',
    `fails the checksum of ${network} addresses: a character is wrong, missing or too many. Copy it again from the beneficiary.`,
  );

/** The refusal of text that has not the shape of the network's addresses. */
export const wrongForm = (network: string, form: string): AddressReading =>
  refusal(
    'address-form',
    `has not the form of a ${network} address (${form}). Copy it again from the beneficiary.`,
  );

/** The refusal of an address to which nobody holds the key. */
export const burnt = (): AddressReading =>
  refusal(
    'address-burn',
    'belongs to nobody: what is sent there is lost. Ask the beneficiary for their own address.',
  );

/** The refusal of an address of a network's test network. */
export const ofTestNetwork = (network: string): AddressReading =>
  refusal(
    'address-test-network',
    `belongs to the test network of ${network}, where coins are worth nothing. Ask the beneficiary for one of the main network.`,
  );

/** The refusal of a token's own contract as a beneficiary. */
export const tokenContract = (token: string): AddressReading =>
  refusal(
    'address-token-contract',
    `is the contract of ${token} and not a wallet: what is sent there is lost. Ask the beneficiary for their own address.`,
  );
