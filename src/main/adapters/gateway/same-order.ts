/** Approved is what is sent (I9): the serialized bytes are read back and held against the order. */
import { MAX_DECIMALS, parseAmount } from '#core/money/amount.ts';
import type { WithdrawOrder } from '#main/ports/gateway.ts';
import { readRequest } from './wire.ts';

// Written out a second time on purpose: the check must not share the code that built the body.
const addressWithTag = ({ address, tag }: WithdrawOrder): string =>
  tag === null || tag === '' ? address : [address, tag].join(':');

const isPayable = (amount: string): boolean => {
  const read = parseAmount(amount, MAX_DECIMALS);
  return read.ok && read.value.units > 0n;
};

/** What is wrong with the request bytes, or null when they say exactly the order and nothing else. */
export const problemWithBody = (
  body: Buffer,
  platformId: number,
  order: WithdrawOrder,
): string | null => {
  const says = readRequest(body);
  const agrees = {
    platform: says.platformId === platformId.toString(),
    'order id': says.orderId === order.orderId,
    currency: says.currencyId === order.currencyId.toString(),
    address: says.address === addressWithTag(order),
    amount: says.amount === order.amount,
    'fiat symbol': says.fiat === order.fiat,
  };
  const differs = Object.entries(agrees).flatMap(([field, same]) => (same ? [] : [field]));
  if (differs.length > 0)
    return `the request differs from what was approved in: ${differs.join(', ')}`;
  if (says.extra.length > 0) return `the request holds unknown fields: ${says.extra.join(', ')}`;
  if (order.fiat !== undefined && !/^[A-Z]{3}$/.test(order.fiat))
    return `"${order.fiat}" is not a fiat currency the gateway can convert`;
  return isPayable(order.amount) ? null : `"${order.amount}" is not an amount that can be sent`;
};
