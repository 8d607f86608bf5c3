/**
 * The vendor's words and ours: request bodies out, replies in. No other file knows these field names.
 * Source: gateway reference sections 2 and 3. Where the vendor is undocumented this reads tolerantly; what cannot be
 * read is null or refused, never guessed. All numbers arrive here as text (see `parseJson`).
 */
import { z } from 'zod';
import { tagRuleOf } from '#core/beneficiary/tag-rule.ts';
import type { Currency } from '#core/money/currency.ts';
import type { Withdrawal } from '#core/payout/payout.ts';
import { wireAddress } from '#core/track/reading.ts';
import type { FeeQuote, LookupKey, WithdrawOrder } from '#main/ports/gateway.ts';
import type { CanonicalObject } from './canonical.ts';
import { decimalsOf } from './currency-rules.ts';
import { plainDecimal } from './decimal-text.ts';
import { parseJson } from './reply-json.ts';

/** The paths of the calls Purser makes. */
export const PATHS = {
  withdraw: '/v2/withdraw',
  lookup: '/v2/withdrawstatus',
  currencies: '/v2/currencies',
  fees: '/v2/fees',
  balances: '/v2/balance',
} as const;

/** Body of a call that asks about the platform itself. */
export const platformRequest = (platformId: number): CanonicalObject => ({ platformId });

/**
 * Body of a withdraw. The field `symbol` makes the amount one of fiat, which the gateway converts; it stands there only
 * for a payout that was approved so. Source: gateway reference section 2, "withdraw".
 */
export const withdrawRequest = (platformId: number, order: WithdrawOrder): CanonicalObject => ({
  ...feesRequest(platformId, order),
  orderId: order.orderId,
  ...(order.fiat === undefined ? {} : { symbol: order.fiat }),
});

/** Body of a fee preview: the same words as a withdraw, without an id. */
export const feesRequest = (
  platformId: number,
  order: Omit<WithdrawOrder, 'orderId' | 'fiat'>,
): CanonicalObject => ({
  platformId,
  paymentId: order.currencyId,
  addressTo: wireAddress(order),
  amount: order.amount,
});

/** Body of a status look-up. */
export const lookupRequest = (platformId: number, key: LookupKey): CanonicalObject =>
  key.by === 'orderId'
    ? { platformId, orderId: key.orderId }
    : { platformId, transactionId: key.withdrawalId };

/** What serialized request bytes say, read back for the check that approved is what is sent (I9). */
export interface RequestSays {
  readonly platformId: unknown;
  readonly orderId: unknown;
  readonly currencyId: unknown;
  readonly address: unknown;
  readonly amount: unknown;
  /** The fiat code that makes the amount one to be converted; undefined where there is none. */
  readonly fiat: unknown;
  /** Fields that no withdraw of ours contains. */
  readonly extra: readonly string[];
}

const KNOWN_FIELDS = ['addressTo', 'amount', 'orderId', 'paymentId', 'platformId', 'symbol'];

/** Reads a request body back; every value as the bytes hold it. */
export const readRequest = (body: Buffer): RequestSays => {
  const says = z
    .looseObject({})
    .catch({})
    .parse(parseJson(body.toString('utf8')));
  return {
    platformId: says['platformId'],
    orderId: says['orderId'],
    currencyId: says['paymentId'],
    address: says['addressTo'],
    amount: says['amount'],
    fiat: says['symbol'],
    extra: Object.keys(says).filter((name) => !KNOWN_FIELDS.includes(name)),
  };
};

const filled = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
const text = z.unknown().optional().transform(filled);
const id = text.transform((said) =>
  said !== null && /^\d{1,9}$/.test(said) ? Number(said) : null,
);
/** Exact text of an amount: plain where it can be read, otherwise as written, so that it never passes for "nothing". */
const money = z
  .unknown()
  .optional()
  .transform((said) => {
    if (said === undefined || said === null) return null;
    const written = typeof said === 'string' ? said.trim() : JSON.stringify(said);
    return written === '' ? null : (plainDecimal(written) ?? written);
  });
const readable = text.transform((said) => (said === null ? null : plainDecimal(said)));

/** The frame every reply has: whether it worked, and the gateway's words when it did not. */
export interface Envelope {
  readonly result: 'yes' | 'no' | 'unclear';
  readonly message: string;
  readonly fields: unknown;
}

const envelopeShape = z.looseObject({ result: text, message: text, error: text });

/** Reads the frame of a reply body, or null when it is not a JSON object. */
export const readEnvelope = (body: string): Envelope | null => {
  const json = parseJson(body);
  const read = envelopeShape.safeParse(json);
  if (!read.success || Array.isArray(json)) return null;
  const { result, message, error } = read.data;
  const said = result === '1' ? 'yes' : result === '0' ? 'no' : 'unclear';
  return { result: said, message: (message ?? error ?? '').slice(0, 500), fields: json };
};

/** What a withdraw reply repeats of the order. */
export interface WithdrawEcho {
  readonly withdrawalId: string | null;
  readonly currencyId: number | null;
  readonly address: string | null;
  readonly amount: string | null;
}

const echoShape = z
  .looseObject({ transactionId: text, paymentId: id, addressTo: text, amount: money })
  .transform((said): WithdrawEcho => ({
    withdrawalId: said.transactionId,
    currencyId: said.paymentId,
    address: said.addressTo,
    amount: said.amount,
  }));

/** Reads the echo of an accepted withdraw; a field that is missing or unreadable is null. */
export const readWithdrawEcho = (fields: unknown): WithdrawEcho => echoShape.parse(fields);

const STATUS_WORDS: ReadonlyMap<string | null, Withdrawal['status']> = new Map([
  ['0', 'pending'],
  ['1', 'success'],
  ['2', 'error'],
]);

const withdrawalShape = z
  .looseObject({
    approve: text,
    txhash: text,
    amountDebited: money,
    feeNetwork: money,
    feeService: money,
    confirmations: id,
  })
  .transform((said) => ({
    status: STATUS_WORDS.get(said.approve) ?? ('other' as const),
    chainHash: said.txhash,
    debited: said.amountDebited,
    networkFee: said.feeNetwork,
    serviceFee: said.feeService,
    confirmations: said.confirmations,
  }));

/** Reads a status reply, or null when it names neither a status nor a withdrawal and so is evidence of nothing. */
export const readWithdrawal = (fields: unknown): Withdrawal | null => {
  const said = { ...readWithdrawEcho(fields), ...withdrawalShape.parse(fields) };
  return said.status === 'other' && said.withdrawalId === null ? null : said;
};

const currencyShape = z.looseObject({
  id,
  currency: text,
  network: text,
  name: text,
  rateUsd: readable,
  minDep: readable,
  minWithdraw: readable,
  decimals: text,
});

const toCurrency = (said: z.output<typeof currencyShape>): Currency | null => {
  if (said.id === null || said.currency === null) return null;
  const code = said.currency.toUpperCase();
  const network = said.network ?? code;
  return {
    id: said.id,
    code,
    network,
    name: said.name ?? code,
    decimals: decimalsOf(said.decimals, code, network),
    usdRate: said.rateUsd === '0' ? null : said.rateUsd,
    minDeposit: said.minDep,
    minWithdraw: said.minWithdraw,
    tag: tagRuleOf(code, network),
  };
};

const currenciesShape = z.union([
  z.array(currencyShape),
  z
    .record(z.string(), currencyShape)
    .transform((map) =>
      Object.entries(map).map(([key, said]) => ({ ...said, id: said.id ?? id.parse(key) })),
    ),
]);

/**
 * Reads the currency list, given as a list or as a map by id, or null when there is none or two entries claim one id.
 * An entry without id or code is left out: what is not listed is not payable.
 */
export const readCurrencies = (fields: unknown): readonly Currency[] | null => {
  const read = z.looseObject({ list: currenciesShape }).safeParse(fields);
  if (!read.success) return null;
  const currencies = read.data.list.map(toCurrency).filter((currency) => currency !== null);
  const isClear = new Set(currencies.map((currency) => currency.id)).size === currencies.length;
  return isClear && (currencies.length > 0 || read.data.list.length === 0) ? currencies : null;
};

/** One balance as the gateway writes it. */
export interface BalanceText {
  readonly currencyId: number;
  /** Plain decimal text. */
  readonly held: string;
}

const balanceEntry = z
  .looseObject({ id, paymentId: id, balance: readable, amount: readable })
  .transform((said) => ({
    currencyId: said.id ?? said.paymentId,
    held: said.balance ?? said.amount,
  }));
const bareBalance = readable.transform((held) => ({ currencyId: null, held }));
const balancesShape = z.union([
  z.array(balanceEntry),
  z
    .record(z.string(), z.union([balanceEntry, bareBalance]))
    .transform((map) =>
      Object.entries(map).map(([key, { held }]) => ({ currencyId: id.parse(key), held })),
    ),
]);

/** Reads balances given as a list or as a map by currency id, or null when any entry cannot be read. */
export const readBalances = (fields: unknown): readonly BalanceText[] | null => {
  const frame = z.looseObject({}).parse(fields);
  const read = balancesShape.safeParse(frame['list'] ?? frame['balances'] ?? frame['balance']);
  return read.success && read.data.every(isBalance) && isDistinct(read.data) ? read.data : null;
};

const isBalance = (entry: {
  currencyId: number | null;
  held: string | null;
}): entry is BalanceText => entry.currencyId !== null && entry.held !== null;

const isDistinct = (balances: readonly BalanceText[]): boolean =>
  new Set(balances.map((balance) => balance.currencyId)).size === balances.length;

const feesShape = z
  .looseObject({ amountFull: readable, feeNetwork: readable, feeService: readable })
  .transform((said) => ({
    gross: said.amountFull,
    networkFee: said.feeNetwork,
    serviceFee: said.feeService,
  }));

/** Reads a fee preview, or null when one of its amounts is missing. */
export const readFees = (fields: unknown): FeeQuote | null => {
  const { gross, networkFee, serviceFee } = feesShape.parse(fields);
  if (gross === null || networkFee === null || serviceFee === null) return null;
  return { gross, networkFee, serviceFee };
};
