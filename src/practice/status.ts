/**
 * `/v2/withdrawstatus`: what became of a withdrawal, asked by transactionId or by orderId.
 */
import { formatFixed } from '#core/money/amount.ts';
import type { WithdrawalKey } from './books.ts';
import { readingAt, successSince } from './course.ts';
import { reportsConfirmations, type PracticeCurrency } from './currencies.ts';
import type { Desk } from './desk.ts';
import { misstate } from './misstate.ts';
import { readText, refuse, succeed, type Answer, type Fields } from './protocol.ts';
import { refusals } from './refusals.ts';
import type { Withdrawal } from './withdrawal.ts';

/** Answers with the documented members; `result: 0` says only that nothing was found. */
export const answerStatus = (desk: Desk, fields: Fields): Answer => {
  const key = readKey(desk, fields);
  const withdrawal = key === null ? null : desk.books.find(key, desk.now);
  const currency = desk.table.find((one) => one.id === withdrawal?.currencyId);
  if (withdrawal === null || currency === undefined) return refuse(refusals.notFound);
  const told = report(desk, withdrawal, currency);
  return succeed(withdrawal.misstates === null ? told : misstate(told, withdrawal.misstates));
};

const readKey = (desk: Desk, fields: Fields): WithdrawalKey | null => {
  const transactionId = readText(fields, 'transactionId');
  if (transactionId !== null) return { transactionId };
  const orderId = readText(fields, 'orderId');
  return orderId === null || !desk.switches.lookupByOrderId ? null : { orderId };
};

const report = (desk: Desk, withdrawal: Withdrawal, currency: PracticeCurrency): Fields => {
  const reading = readingAt(withdrawal.course, desk.now);
  const units = reading?.debited === true ? BigInt(withdrawal.debit) : 0n;
  const { transactionId, orderId } = withdrawal;
  return {
    approve: reading?.approve ?? 0,
    paymentId: currency.id,
    addressTo: withdrawal.addressTo,
    amount: withdrawal.amount,
    txhash: reading?.hash === true ? withdrawal.txhash : '',
    amountDebited: formatFixed({ units, decimals: currency.decimals }),
    feeNetwork: withdrawal.feeNetwork,
    feeService: withdrawal.feeService,
    ...(reportsConfirmations(currency.chain) && { confirmations: confirmations(desk, withdrawal) }),
    ...(desk.switches.statusNamesIds && { transactionId, ...(orderId !== null && { orderId }) }),
  };
};

/** Confirmations stop growing here; nobody asks for more. */
const MOST_CONFIRMATIONS = 100;

/** One at success, then one more per block; a practice block takes the longest settlement time. */
const confirmations = (desk: Desk, { course }: Withdrawal): number => {
  const since = successSince(course, desk.now);
  if (since === null) return 0;
  const blocks = Math.floor((desk.now - since) / Math.max(desk.settleMs.max, 1));
  return Math.min(1 + blocks, MOST_CONFIRMATIONS);
};
