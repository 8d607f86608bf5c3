/** The ways in which gateways that speak the same protocol differ in their words. */

export interface Dialect {
  /** Every number as text, or amounts and ids as JSON numbers. */
  readonly values: 'documented' | 'text' | 'numbers';
  /** `list` as an array or as a map by id. */
  readonly lists: 'array' | 'map';
  readonly refusalStatus: 200 | 400;
  /** What a look-up that finds nothing says. */
  readonly notFound: string;
  /** Fields nobody asked for, and keys in another order. */
  readonly extra: boolean;
  readonly keepAlive: boolean;
  /** Whether the list names decimals and minimums. */
  readonly namesRules: boolean;
  /** Paths this gateway does not know, and how it says so. */
  readonly without: readonly string[];
  readonly unknownPath: 404 | 'refusal';
}

export const documented: Dialect = {
  values: 'documented',
  lists: 'array',
  refusalStatus: 400,
  notFound: 'Transaction not found',
  extra: false,
  keepAlive: true,
  namesRules: true,
  without: [],
  unknownPath: 404,
};

type Value = string | number | boolean | null | readonly Fields[];
export interface Fields {
  readonly [name: string]: Value | Readonly<Record<string, Fields>>;
}

const AMOUNTS = new Set(['amount', 'amountDebited', 'feeNetwork', 'feeService', 'amountFull']);
const MORE_AMOUNTS = new Set(['balance', 'rateUsd', 'minDep', 'minWithdraw']);

const spellOne = (name: string, value: unknown, { values }: Dialect): unknown => {
  if (values === 'text' && typeof value === 'number') return String(value);
  const isAmount = AMOUNTS.has(name) || MORE_AMOUNTS.has(name);
  return values === 'numbers' && isAmount && typeof value === 'string' && value !== ''
    ? Number(value)
    : value;
};

/** The JSON text of a reply in a dialect. */
export const spell = (fields: Fields, dialect: Dialect): string => {
  const spelled = JSON.stringify(fields, (name, value: unknown) => spellOne(name, value, dialect));
  if (!dialect.extra) return spelled;
  const entries = Object.entries(JSON.parse(spelled) as Record<string, unknown>).toReversed();
  return JSON.stringify({ server: 'n7', ...Object.fromEntries(entries), meta: { took: 3 } });
};

/** Entries with an id as this dialect lists them. */
export const listed = (
  entries: readonly (Fields & { readonly id: number })[],
  { lists }: Dialect,
): Fields['list'] & object =>
  lists === 'array'
    ? entries
    : Object.fromEntries(entries.map(({ id, ...entry }) => [`${id}`, { ...entry, code: id }]));
