/**
 * One row for each mistake people commonly make; the note says which, and the first row has none.
 */
import { ADDRESSES } from './addresses.ts';
import { destination, type SampleRow } from './sample-row.ts';

const TRON = destination('USDT TRC20', 2_001);
const XRP = destination('XRP ripple', 2_002);
const EVM = ADDRESSES.evm(2_003);
const FIRST = ADDRESSES.tron(2_001);

/** Swaps two neighbouring characters, the commonest slip of a typing hand. */
const swapped = (address: string): string =>
  address.slice(0, 11) + address.charAt(12) + address.charAt(11) + address.slice(13);

/** What is wrong, and the cells that make it so; the rest is a good row. */
const MISTAKES: readonly (readonly [string, SampleRow])[] = [
  ['nothing is wrong here', {}],
  ['no reference', { reference: '' }],
  ['reference with spaces', { reference: 'INV 2026 7' }],
  ['reference is a formula', { reference: '=HYPERLINK("http://example.com")' }],
  ['no network for a coin that has several', { network: '' }],
  ['network in small letters', { network: 'trc20' }],
  ['currency with a Cyrillic letter', { currency: 'USD\u0422' }],
  ['currency the gateway does not list', { currency: 'SHELLS', network: '' }],
  ['ERC20 address on TRC20', { address: EVM }],
  ['two letters of the address swapped', { address: swapped(FIRST) }],
  ['address without checksum', { currency: 'USDT', network: 'ERC20', address: EVM.toLowerCase() }],
  ['the token contract as beneficiary', { address: 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t' }],
  ['a name instead of an address', { currency: 'ETH', network: 'eth', address: 'example.eth' }],
  ['two addresses in one cell', { address: `${FIRST}, ${ADDRESSES.tron(2_004)}` }],
  ['tag glued to the address', { ...XRP, address: `${XRP.address ?? ''}:77`, tag: '' }],
  ['no tag where an exchange needs one', { ...XRP, tag: '' }],
  ['tag is not a number', { ...XRP, tag: 'ABC' }],
  ['tag where there are none', { tag: '12345' }],
  ['negative amount', { amount: '-50.00' }],
  ['amount zero', { amount: '0.00' }],
  ['amount in exponent form', { amount: '1.2E+3' }],
  ['amount with its unit', { amount: '100 USD' }],
  ['thousands grouped wrongly', { amount: '1,0000.00' }],
  ['three decimals in USD', { amount: '100.005' }],
  ['too many decimals for the coin', { amount: '100.125', amount_currency: 'USDT' }],
  ['below the minimum of the network', { amount: '3.00' }],
  ['spreadsheet error as amount', { amount: '#REF!' }],
  ['no unit for the amount', { amount_currency: '' }],
  ['a fiat currency without rate', { amount_currency: 'EUR' }],
  ['name too long', { beneficiary: 'Very '.repeat(27) + 'Long' }],
  [
    'same address for another person',
    { beneficiary: 'Somebody Else', address: FIRST, amount: '61.00' },
  ],
];

/** A file in which every row but the first breaks one rule. */
export const mistakes = (): readonly SampleRow[] => [
  ...MISTAKES.map(([note, change], at) => ({
    reference: `ERR-${String(at + 1).padStart(2, '0')}`,
    beneficiary: `Beneficiary ${at + 1}`,
    ...TRON,
    address: at === 0 ? FIRST : ADDRESSES.tron(2_100 + at),
    amount: '60.00',
    amount_currency: 'USD',
    note,
    ...change,
  })),
  { reference: 'TOTAL', amount: '1860.00' },
];
