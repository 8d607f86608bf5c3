/**
 * The vendor's words: how requests are read and replies are spelled (gateway reference section 2). The other end of
 * this wire is the client's; neither imports the other, so a misreading in one shows as a failing test.
 */
import type { Dialect } from './switches.ts';

/** The members of a JSON request, not yet believed. */
export type Fields = Readonly<Record<string, unknown>>;

/** Reads a JSON object; null for anything else. */
export const readFields = (body: Buffer): Fields | null => {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
};

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An id, which newer samples write as an integer and older ones as text; null for anything else. */
export const readId = (fields: Fields, name: string): number | null => {
  const value = fields[name];
  if (typeof value === 'string') return /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null;
  return Number.isSafeInteger(value) ? Number(value) : null;
};

/** A text member; null when absent, empty or not text. */
export const readText = (fields: Fields, name: string): string | null => {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** What an endpoint says, before it is spelled. Amounts are decimal text, ids numbers. */
export type Answer =
  | { readonly kind: 'success'; readonly fields: Fields }
  | { readonly kind: 'refusal'; readonly message: string; readonly status?: number };

/** An answer that succeeds with these members. */
export const succeed = (fields: Fields): Answer => ({ kind: 'success', fields });

/** An answer that refuses with this text, and with the dialect's HTTP status unless one is named. */
export const refuse = (message: string, status?: number): Answer => ({
  kind: 'refusal',
  message,
  ...(status !== undefined && { status }),
});

/** One HTTP reply. */
export interface HttpReply {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
  /** Headers beside the content type, such as Location. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Spells an answer as the vendor's envelope. */
export const spell = (answer: Answer, dialect: Dialect): HttpReply =>
  answer.kind === 'success'
    ? json(200, { result: result(1, dialect), ...spellFields(answer.fields, dialect) })
    : json(answer.status ?? dialect.refusalStatus, {
        result: result(0, dialect),
        [dialect.refusalWord]: answer.message,
      });

const result = (value: 0 | 1, dialect: Dialect): number | string =>
  dialect.resultAs === 'number' ? value : String(value);

const json = (status: number, value: Fields): HttpReply => ({
  status,
  contentType: 'application/json',
  body: Buffer.from(JSON.stringify(value)),
});

const ID_WORDS: ReadonlySet<string> = new Set(['id', 'paymentId']);
const AMOUNT_WORDS: ReadonlySet<string> = new Set([
  'amount',
  'amountFull',
  'amountPaid',
  'amountCreditedMerchant',
  'amountCreditedUser',
  'amountDebited',
  'feeNetwork',
  'feeService',
  'balance',
  'give',
  'receive',
]);

const spellFields = (fields: Fields, dialect: Dialect): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([word, value]) => [word, spellValue(word, value, dialect)]),
  );

const spellValue = (word: string, value: unknown, dialect: Dialect): unknown => {
  if (Array.isArray(value)) {
    return value.map((entry: unknown) => (isFields(entry) ? spellFields(entry, dialect) : entry));
  }
  if (ID_WORDS.has(word) && dialect.idsAs === 'text') return String(value);
  if (AMOUNT_WORDS.has(word) && dialect.trailingZeros) return padZeros(String(value));
  return value;
};

/** The same amount with 18 decimals. */
export const padZeros = (amount: string): string => {
  const [whole = '0', fraction = ''] = amount.split('.');
  return amount === '' ? amount : `${whole}.${fraction.padEnd(18, '0')}`;
};

/** What a web server says by itself, outside the documented protocol. */
export const htmlReply = (status: number, title: string): HttpReply => ({
  status,
  contentType: 'text/html',
  body: Buffer.from(
    `<html>\n<head><title>${status} ${title}</title></head>\n<body>\n<h1>${status} ${title}</h1>\n</body>\n</html>\n`,
  ),
});
