/** The honest answers of the other gateway. */
import { listed, type Dialect, type Fields } from './dialect.ts';
import type { Executed } from './register.ts';

/** What the other gateway lists; ids and codes are those of the reference, section 5. */
const CURRENCIES = [
  { id: 71, currency: 'USDT', network: 'TRC20', rateUsd: '1.00', decimals: 2, minWithdraw: '1' },
  { id: 30, currency: 'LTC', network: 'litecoin', rateUsd: '80.5', decimals: 8, minWithdraw: null },
  {
    id: 10,
    currency: 'BTC',
    network: 'bitcoin',
    rateUsd: '97123.45',
    decimals: 8,
    minWithdraw: null,
  },
] as const;

export const currenciesFields = (dialect: Dialect): Fields => ({
  result: 1,
  list: listed(
    CURRENCIES.map(({ decimals, minWithdraw, ...entry }) => ({
      ...entry,
      name: entry.currency,
      ...(dialect.namesRules ? { decimals, minWithdraw, minDep: '1' } : {}),
    })),
    dialect,
  ),
});

export const balanceFields = (dialect: Dialect): Fields => ({
  result: 1,
  list: listed(
    CURRENCIES.map(({ id, currency, network }) => ({ id, currency, network, balance: '99999.5' })),
    dialect,
  ),
});

export const feesFields = (body: Asked): Fields => ({
  result: 1,
  paymentId: Number(body.paymentId),
  amountFull: body.amount ?? '0',
  amount: body.amount ?? '0',
  feeNetwork: '0.00',
  feeService: '0.00',
});

/** The fields of a request that are read; all of them may be absent. */
export interface Asked {
  readonly platformId?: number | string;
  readonly paymentId?: number | string;
  readonly addressTo?: string;
  readonly amount?: string;
  readonly orderId?: string;
  readonly transactionId?: string;
}

export const withdrawFields = (done: Executed): Fields => ({
  result: 1,
  paymentId: done.paymentId,
  addressTo: done.addressTo,
  amount: done.amount,
  transactionId: done.transactionId,
});

/** What a status reply says of a payout at a moment. */
export const statusFields = (done: Executed, now: number): Fields => {
  const reading = done.readings.findLast(({ afterMs }) => done.at + afterMs <= now);
  const { approve = 0, hash = false, debited = false, misstates } = reading ?? {};
  const honest = {
    result: 1,
    approve,
    paymentId: done.paymentId,
    addressTo: done.addressTo,
    amount: done.amount,
    txhash: hash ? `aa${done.transactionId}` : '',
    amountDebited: debited ? done.amount : '0',
    feeNetwork: '0',
    feeService: '0',
  };
  if (misstates === 'amount') return { ...honest, amount: `1${done.amount}` };
  return misstates === 'addressTo' ? { ...honest, addressTo: 'TSomebodyElse' } : honest;
};
