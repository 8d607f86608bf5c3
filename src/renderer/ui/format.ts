/** How numbers, times and durations are written on screen. Amounts stay decimal text; no float touches them. */
/** Narrow no-break space: groups digits without letting a number break over two lines. */
export const THIN_SPACE = '\u202f';

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Groups the whole part in threes by thin space: "1234567.8901" → "1 234 567.8901". Other text is left as it is. */
export const groupDecimal = (text: string): string => {
  const match = DECIMAL.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', fraction] = match;
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, THIN_SPACE);
  return sign + grouped + (fraction === undefined ? '' : `.${fraction}`);
};

/** Drops zeros that do not change the value: "1.500" → "1.5". */
export const trimZeros = (text: string): string =>
  text.includes('.') ? text.replace(/\.?0+$/, '') : text;

/** Brings decimal text to a fixed number of places, half up; only for what is marked as about. */
export const roundDecimal = (text: string, places: number): string => {
  const match = DECIMAL.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '0', fraction = ''] = match;
  const kept = BigInt(whole + fraction.slice(0, places).padEnd(places, '0'));
  const up = (fraction[places] ?? '0') >= '5' ? 1n : 0n;
  const digits = (kept + up).toString().padStart(places + 1, '0');
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

/** A count of things, grouped: 100000 → "100 000". */
export const formatCount = (count: number): string => groupDecimal(String(Math.trunc(count)));

/** A fiat equivalent, always marked as about: "≈ 1 204.50 USD". */
export const formatAbout = (usd: string): string =>
  `≈${THIN_SPACE}${groupDecimal(roundDecimal(usd, 2))} USD`;

/** An amount with what it is an amount of: "1 204.5 USDT". */
export const formatMoney = (amount: string, code: string): string =>
  `${groupDecimal(trimZeros(amount))} ${code}`;
