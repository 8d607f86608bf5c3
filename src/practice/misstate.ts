/**
 * Makes a reply say something other than what was asked, as a gateway gone wrong would.
 */
import type { EchoField } from './faults.ts';
import type { Fields } from './protocol.ts';

/** The same members with one of them plausibly different in value. */
export const misstate = (fields: Fields, field: EchoField): Fields => {
  switch (field) {
    case 'amount':
      return { ...fields, amount: otherAmount(String(fields['amount'])) };
    case 'address':
      return { ...fields, addressTo: otherAddress(String(fields['addressTo'])) };
    default:
      return { ...fields, paymentId: Number(fields['paymentId']) + 1 };
  }
};

/** One more digit makes another value of any decimal text. */
const otherAmount = (amount: string): string =>
  amount.includes('.') ? `${amount}1` : `${amount}.1`;

/** The last character differs; every address alphabet here has 2 and 3. */
const otherAddress = (address: string): string =>
  `${address.slice(0, -1)}${address.endsWith('2') ? '3' : '2'}`;
