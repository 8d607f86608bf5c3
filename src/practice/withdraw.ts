/**
 * `/v2/withdraw`: pays out, once per accepted request.
 */
import { formatFixed } from '#core/money/amount.ts';
import { err, ok, type Result } from '#core/result.ts';
import { drawInteger } from './chance.ts';
import { courseOf } from './course.ts';
import type { Desk } from './desk.ts';
import { chainHashFor, transactionIdFor } from './ids.ts';
import { readOrder, type Order } from './order.ts';
import { refuse, succeed, type Answer, type Fields } from './protocol.ts';
import { refusals } from './refusals.ts';
import type { Withdrawal } from './withdrawal.ts';

/** Accepts or refuses a payout; `result: 1` means accepted, and its currency, address and amount are echoed in the currency itself. */
export const answerWithdraw = (desk: Desk, fields: Fields): Answer => {
  if (!desk.switches.ipListed) return refuse(refusals.ip);
  const orderId = readOrderId(desk, fields);
  if (!orderId.ok) return refuse(orderId.error);
  const order = readOrder(desk, fields);
  if (!order.ok) return refuse(order.error);
  const { currency, charge } = order.value;
  const spendable = desk.books.spendable(currency.id, desk.starting(currency), desk.now);
  if (charge.debit > spendable) return refuse(refusals.balance);
  const { delay } = desk.execution;
  // Not executed: the fault that says so also hides this answer from the caller.
  if (delay === null) return refuse(refusals.unavailable);
  const withdrawal = executed(desk, order.value, { orderId: orderId.value, delay });
  desk.books.enter(withdrawal);
  const { currencyId: paymentId, addressTo, amount, transactionId } = withdrawal;
  return succeed({ paymentId, addressTo, amount, transactionId });
};

const readOrderId = (desk: Desk, fields: Fields): Result<string | null, string> => {
  const orderId = fields['orderId'];
  if (orderId === undefined) return ok(null);
  if (desk.switches.orderIds === 'rejected') return err(refusals.orderIdRejected);
  if (typeof orderId !== 'string' || !/^[A-Za-z0-9-]{1,64}$/.test(orderId)) {
    return err(refusals.orderIdForm);
  }
  const unique = desk.switches.duplicateOrderIds === 'refused';
  const taken = unique && desk.books.hasOrderId(orderId);
  return taken ? err(refusals.orderIdTaken) : ok(orderId);
};

const executed = (
  desk: Desk,
  { currency, addressTo, amount, charge }: Order,
  { orderId, delay }: { readonly orderId: string | null; readonly delay: number },
): Withdrawal => {
  const { seed, now, switches, settleMs, execution } = desk;
  const index = desk.books.count();
  const transactionId = transactionIdFor(seed, index, switches.slashInTransactionIds);
  const text = (units: bigint): string => formatFixed({ units, decimals: currency.decimals });
  const executedAt = now + delay;
  const spread = settleMs.max - settleMs.min + 1;
  const settledAt = executedAt + settleMs.min + drawInteger(seed, spread, 'settle', transactionId);
  return {
    transactionId,
    orderId: switches.orderIds === 'ignored' ? null : orderId,
    sentOrderId: orderId,
    currencyId: currency.id,
    addressTo,
    amount,
    debit: charge.debit.toString(),
    feeNetwork: text(charge.feeNetwork),
    feeService: text(charge.feeService),
    arrivedAt: now,
    executedAt,
    txhash: chainHashFor(seed, currency.chain, transactionId),
    course: courseOf(execution.fate, executedAt, settledAt),
    misstates: execution.misstates,
  };
};
