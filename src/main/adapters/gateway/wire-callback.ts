/**
 * The vendor's words in callbacks, field by field; no other file knows them.
 * Source: gateway reference section 4. Strict where a request's reply is read tolerantly: a callback comes from
 * outside, so what cannot be read is named and believed in no part.
 */
import type { CallbackClaim } from '#core/receive/callback.ts';
import type { CallbackReading, FieldReading } from '#main/ports/callbacks.ts';
import { canonicalBody } from './canonical.ts';
import { plainDecimal } from './decimal-text.ts';

/** The type of the call that Purser makes to its own receiver; the vendor has none of this name. */
export const TEST_TYPE = 'purser-test';

/** The body of that call; the nonce keeps it from looking like a repeat. */
export const testBody = (platformId: number, nonce: string): Buffer =>
  canonicalBody({ type: TEST_TYPE, platformId, nonce });

/** The fields of the older form that are signed, in the order in which they are. */
export const SIGNED_FORM_FIELDS = [
  'platform_id',
  'payment_id',
  'order_id',
  'amount',
  'txhash',
  'address_from',
  'address_to',
  'fee',
  'confirmations',
  'tag',
] as const;

/** The field of the older form that carries the signature. */
export const FORM_SIGNATURE = 'hash';

type Kind = 'whole' | 'amount' | 'text';

interface Rule {
  readonly name: string;
  readonly kind: Kind;
  readonly needed: boolean;
}

const need = (name: string, kind: Kind): Rule => ({ name, kind, needed: true });
const may = (name: string, kind: Kind): Rule => ({ name, kind, needed: false });

const PLATFORM = need('platformId', 'whole');

const DEPOSIT: readonly Rule[] = [
  PLATFORM,
  need('paymentId', 'whole'),
  need('orderId', 'text'),
  need('amount', 'amount'),
  may('amountReceive', 'amount'),
  may('feeService', 'amount'),
  may('feeNetwork', 'amount'),
  need('txhash', 'text'),
  may('addressFrom', 'text'),
  need('addressTo', 'text'),
  may('destinationTag', 'text'),
  may('confirmations', 'whole'),
];

const WITHDRAWAL: readonly Rule[] = [
  PLATFORM,
  may('paymentId', 'whole'),
  may('orderId', 'text'),
  may('transactionId', 'text'),
  need('approve', 'text'),
  may('amount', 'amount'),
  may('amountDebited', 'amount'),
  may('feeService', 'amount'),
  may('feeNetwork', 'amount'),
  may('addressTo', 'text'),
  may('txhash', 'text'),
  may('message', 'text'),
];

const FORM: readonly Rule[] = [
  need('platform_id', 'whole'),
  need('payment_id', 'whole'),
  need('order_id', 'text'),
  need('amount', 'amount'),
  need('txhash', 'text'),
  may('address_from', 'text'),
  need('address_to', 'text'),
  may('fee', 'amount'),
  may('confirmations', 'whole'),
  may('tag', 'text'),
];

/** Longest value of a field that is used; the vendor's are far below. */
const LONGEST = 500;

type Values = ReadonlyMap<string, string | null>;

interface Read {
  readonly fields: readonly FieldReading[];
  readonly values: Values;
  readonly isSound: boolean;
}

const written = (said: unknown): string | null => {
  if (said === undefined || said === null) return null;
  return typeof said === 'string' ? said.trim() : (JSON.stringify(said) ?? null);
};

const problemOf = ({ kind, needed }: Rule, said: unknown, text: string | null): string | null => {
  if (text === null || text === '') return needed ? 'is missing' : null;
  if (typeof said === 'object' || typeof said === 'boolean') return 'is not a plain value';
  if (text.length > LONGEST) return `is longer than ${LONGEST} characters`;
  if (kind === 'whole') return /^\d{1,9}$/.test(text) ? null : 'is not a whole number';
  if (kind === 'text') return null;
  return plainDecimal(text) === null ? 'is not an amount of at most 18 decimals' : null;
};

const usable = (kind: Kind, text: string | null): string | null => {
  if (text === null || text === '') return null;
  return kind === 'amount' ? plainDecimal(text) : text;
};

const readBy = (rules: readonly Rule[], said: Readonly<Record<string, unknown>>): Read => {
  const fields: FieldReading[] = [];
  const values = new Map<string, string | null>();
  for (const rule of rules) {
    const given = Object.hasOwn(said, rule.name) ? said[rule.name] : undefined;
    const text = written(given);
    const problem = problemOf(rule, given, text);
    values.set(rule.name, problem === null ? usable(rule.kind, text) : null);
    if (text !== null || problem !== null) {
      fields.push({ name: rule.name, value: text?.slice(0, LONGEST) ?? null, problem });
    }
  }
  return { fields, values, isSound: fields.every(({ problem }) => problem === null) };
};

const textOf = (values: Values, name: string): string | null => values.get(name) ?? null;

const wholeOf = (values: Values, name: string): number | null => {
  const text = textOf(values, name);
  return text === null ? null : Number(text);
};

interface DepositNames {
  readonly currency: string;
  readonly order: string;
  readonly received: string;
  readonly service: string;
  readonly network: string;
  readonly from: string;
  readonly to: string;
  readonly tag: string;
}

const JSON_NAMES: DepositNames = {
  currency: 'paymentId',
  order: 'orderId',
  received: 'amountReceive',
  service: 'feeService',
  network: 'feeNetwork',
  from: 'addressFrom',
  to: 'addressTo',
  tag: 'destinationTag',
};

const FORM_NAMES: DepositNames = {
  currency: 'payment_id',
  order: 'order_id',
  // The older form names the sent amount and one fee; what is credited it does not say.
  received: '',
  service: 'fee',
  network: '',
  from: 'address_from',
  to: 'address_to',
  tag: 'tag',
};

const depositOf = ({ values, isSound }: Read, names: DepositNames): CallbackClaim | null => {
  const currencyId = wholeOf(values, names.currency);
  const orderId = textOf(values, names.order);
  const amount = textOf(values, 'amount');
  const chainHash = textOf(values, 'txhash');
  const to = textOf(values, names.to);
  const missing = orderId === null || amount === null || chainHash === null || to === null;
  if (!isSound || currencyId === null || missing) return null;
  return {
    kind: 'deposit',
    currencyId,
    orderId,
    amount,
    received: textOf(values, names.received),
    networkFee: textOf(values, names.network),
    serviceFee: textOf(values, names.service),
    chainHash,
    from: textOf(values, names.from),
    to,
    tag: textOf(values, names.tag),
    confirmations: wholeOf(values, 'confirmations'),
  };
};

const STATUS_WORDS: ReadonlyMap<string | null, 'pending' | 'success' | 'error'> = new Map([
  ['0', 'pending'],
  ['1', 'success'],
  ['2', 'error'],
]);

const withdrawalOf = ({ values, isSound }: Read): CallbackClaim | null => {
  const withdrawalId = textOf(values, 'transactionId');
  const orderId = textOf(values, 'orderId');
  if (!isSound || (withdrawalId === null && orderId === null)) return null;
  return {
    kind: 'withdrawal',
    status: STATUS_WORDS.get(textOf(values, 'approve')) ?? 'other',
    withdrawalId,
    orderId,
    currencyId: wholeOf(values, 'paymentId'),
    amount: textOf(values, 'amount'),
    address: textOf(values, 'addressTo'),
    chainHash: textOf(values, 'txhash'),
    debited: textOf(values, 'amountDebited'),
    networkFee: textOf(values, 'feeNetwork'),
    serviceFee: textOf(values, 'feeService'),
    message: textOf(values, 'message'),
  };
};

const named = (type: string | null): FieldReading => ({
  name: 'type',
  value: type,
  problem: type === null ? 'is missing' : null,
});

/** Reads the members of a JSON callback. Numbers must come as the text they were written as. */
export const readJsonCallback = (said: Readonly<Record<string, unknown>>): CallbackReading => {
  const type = written(Object.hasOwn(said, 'type') ? said['type'] : null);
  if (type === 'withdraw') {
    const read = readBy(WITHDRAWAL, said);
    const nobody: readonly FieldReading[] =
      read.values.get('transactionId') === null && read.values.get('orderId') === null
        ? [{ name: 'transactionId', value: null, problem: 'is missing, and orderId too' }]
        : [];
    const fields = [named(type), ...read.fields.filter(({ name }) => name !== nobody[0]?.name)];
    const platformId = wholeOf(read.values, 'platformId');
    return {
      kind: 'withdrawal',
      platformId,
      fields: [...fields, ...nobody],
      claim: withdrawalOf(read),
    };
  }
  const read = readBy(type === 'deposit' ? DEPOSIT : [PLATFORM], said);
  const claim = type === 'deposit' ? depositOf(read, JSON_NAMES) : null;
  const kind = type === 'deposit' ? 'deposit' : type === TEST_TYPE ? 'test' : 'other';
  const typed =
    kind === 'other' && type !== null
      ? { name: 'type', value: type.slice(0, LONGEST), problem: 'is neither deposit nor withdraw' }
      : named(type);
  const platformId = wholeOf(read.values, 'platformId');
  return { kind, platformId, fields: [typed, ...read.fields], claim };
};

/** Reads the signed fields of the older form, which only tells of deposits. */
export const readFormCallback = (said: Readonly<Record<string, string>>): CallbackReading => {
  const read = readBy(FORM, said);
  const platformId = wholeOf(read.values, 'platform_id');
  return { kind: 'deposit', platformId, fields: read.fields, claim: depositOf(read, FORM_NAMES) };
};
