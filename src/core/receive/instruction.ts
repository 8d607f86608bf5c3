/** What is handed to a payer, as plain text: everything that must be right, and nothing else. */
import type { DepositAddress } from './address.ts';

/** Addresses in groups of four are read and compared; the plain line is for copying. */
const grouped = (text: string): string => (text.match(/.{1,4}/gsu) ?? []).join(' ');

/**
 * The payment instruction of a deposit address. The tag stands on a line of its own, with what happens without it; the
 * address is given whole, once to copy and once to compare.
 */
export const paymentInstruction = (given: DepositAddress): string => {
  const { code, network, address, tag, minDeposit, reference, doubt } = given;
  const lines = [
    `Payment instruction ${reference}`,
    '',
    `Pay in:   ${code} on the network ${network}, and no other network`,
    `Address:  ${address}`,
    `Compare:  ${grouped(address)}`,
    ...(tag === null
      ? []
      : [
          `Tag:      ${tag}`,
          '          The tag (memo) must be given with the payment. Without it the payment cannot be told apart from',
          '          those of others, and may be lost.',
        ]),
    ...(minDeposit === null
      ? []
      : [`At least: ${minDeposit} ${code}. Smaller payments are not credited.`]),
    ...(doubt === null ? [] : ['', `CAUTION: ${doubt}`]),
    '',
    'Payments on a blockchain cannot be called back. Compare the first and the last groups before you pay.',
  ];
  return `${lines.join('\n')}\n`;
};
