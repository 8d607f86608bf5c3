/**
 * Every text with which the practice gateway refuses. The vendor's own texts are free-form and unknown, except that a
 * client hints at "incorrect signature" and "platformId error"; the others are invented, so nothing may rely on them.
 */
export const refusals = {
  notJson: 'invalid request',
  platform: 'platformId error',
  signature: 'incorrect signature',
  blocked: 'account is blocked',
  tooOften: 'too many requests',
  address: 'invalid address',
  amount: 'invalid amount',
  decimals: 'too many decimals in amount',
  minimum: 'amount is below the minimum',
  fee: 'amount does not cover the fee',
  balance: 'insufficient balance',
  currency: 'unknown paymentId',
  tagMissing: 'destination tag is required',
  tagMalformed: 'invalid destination tag',
  ip: 'ip address is not allowed',
  symbol: 'symbol is not supported',
  orderIdForm: 'invalid orderId',
  orderIdRejected: 'unknown field orderId',
  orderIdTaken: 'orderId already exists',
  notFound: 'withdrawal not found',
  orderNotFound: 'order not found',
  type: 'invalid type',
  fiatOff: 'fiat payments are not enabled',
  samePair: 'choose two different currencies',
  unavailable: 'withdrawals are temporarily unavailable',
} as const;

/**
 * The texts by which a withdraw is definitely not executed and never will be: its own content is at fault.
 * Account-wide refusals (signature, IP, block, rate) are not here, because they say nothing lasting about the payout.
 */
export const contentRefusals: readonly string[] = [
  refusals.address,
  refusals.amount,
  refusals.decimals,
  refusals.minimum,
  refusals.fee,
  refusals.balance,
  refusals.currency,
  refusals.tagMissing,
  refusals.tagMalformed,
];
