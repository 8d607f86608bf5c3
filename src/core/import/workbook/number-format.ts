/**
 * What a number format shows of a number, as far as money depends on it.
 * Source: ECMA-376 part 1, 18.8.30 (built-in formats) and 18.8.31.
 */

/** How the numbers of a cell are shown. */
export interface NumberFormat {
  readonly kind: 'plain' | 'date' | 'percent';
  /** Decimals shown; null when as many as there are. */
  readonly decimals: number | null;
  /** Digits a whole number is filled up to with zeros, 0 when it is not. */
  readonly width: number;
  /** A currency sign or code shown beside the number, or null. */
  readonly currency: string | null;
}

/** As many digits as there are. */
export const GENERAL: NumberFormat = { kind: 'plain', decimals: null, width: 0, currency: null };

const date: NumberFormat = { ...GENERAL, kind: 'date' };
const places = (decimals: number): NumberFormat => ({ ...GENERAL, decimals });
const percent = (decimals: number): NumberFormat => ({ ...GENERAL, kind: 'percent', decimals });

const BUILT_IN: ReadonlyMap<number, NumberFormat> = new Map([
  [1, places(0)],
  [2, places(2)],
  [3, places(0)],
  [4, places(2)],
  [9, percent(0)],
  [10, percent(2)],
  ...[5, 6, 37, 38, 41, 42].map((id) => [id, places(0)] as const),
  ...[7, 8, 39, 40, 43, 44].map((id) => [id, places(2)] as const),
  ...[14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47].map((id) => [id, date] as const),
  ...[27, 28, 29, 30, 31, 32, 33, 34, 35, 36].map((id) => [id, date] as const),
  ...[50, 51, 52, 53, 54, 55, 56, 57, 58].map((id) => [id, date] as const),
]);

/** A built-in format by its number; one that is not built in shows the number as it is. */
export const builtInFormat = (id: number): NumberFormat => BUILT_IN.get(id) ?? GENERAL;

/** Reads a format code such as `#,##0.00 "EUR"`, of which only the section for positive numbers counts. */
export const readFormatCode = (code: string): NumberFormat => {
  const currency = currencyOf(code);
  const bare = code
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .replaceAll(/\[(?![hms]+\])[^\]]*\]/gi, '');
  const section = bare.split(';')[0] ?? '';
  if (/^\s*(?:general|standard)?\s*$/i.test(section) || section.includes('@'))
    return { ...GENERAL, currency };
  if (/[dmyhs]/i.test(section.replaceAll(/general|standard/gi, ''))) return date;
  const shown = decimalsShown(section);
  if (section.includes('%')) return { ...percent(shown ?? 0), currency };
  return {
    kind: 'plain',
    decimals: shown,
    width: /^0{2,}$/.test(section.trim()) ? section.trim().length : 0,
    currency,
  };
};

/** Exponents and fractions hide digits too, but nobody reads an amount there to the cent. */
const decimalsShown = (section: string): number | null => {
  if (/e[+-]|\?\/|#\/|\/\d/i.test(section)) return null;
  return /\.([0#?]+)/.exec(section)?.[1]?.length ?? 0;
};

const SIGN = /\p{Sc}|\b[A-Z]{3,5}\b|zł|Kč|руб|грн/u;

/** Signs stand in quotes, in a locale mark such as [$€-407], or bare. */
const currencyOf = (code: string): string | null => {
  const marked = /\[\$([^\]-]+)/.exec(code)?.[1] ?? null;
  const positive = code.split(';')[0] ?? '';
  const text = marked ?? positive.replaceAll(/\[[^\]]*\]|General|Standard/g, '');
  return SIGN.exec(text)?.[0] ?? null;
};

const UNITS: ReadonlyMap<string, readonly string[]> = new Map([
  ['$', ['USD', 'USDT', 'USDC', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'ARS', 'CLP', 'COP']],
  ['€', ['EUR']],
  ['£', ['GBP', 'EGP']],
  ['¥', ['JPY', 'CNY']],
  ['₽', ['RUB']],
  ['руб', ['RUB']],
  ['₴', ['UAH']],
  ['грн', ['UAH']],
  ['₿', ['BTC']],
  ['₺', ['TRY']],
  ['₹', ['INR']],
  ['zł', ['PLN']],
  ['Kč', ['CZK']],
]);

/** Whether a cell shown with this sign may hold an amount in that unit; unknown signs contradict nothing. */
export const mayBeIn = (sign: string, unit: string): boolean => {
  const units = UNITS.get(sign);
  if (units !== undefined) return units.includes(unit);
  return /^[A-Z]{3,5}$/.test(sign) ? sign === unit : true;
};
