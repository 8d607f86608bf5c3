/**
 * The one text form of a request body; it is serialized once, and exactly those bytes are signed and sent.
 * Source: gateway reference section 1, "Canonical body": this form satisfies every known verifier of the vendor.
 */
export type CanonicalValue = string | number | CanonicalObject;
export interface CanonicalObject {
  readonly [key: string]: CanonicalValue;
}

const escapeUnit = (unit: string): string =>
  `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

// PHP verifiers re-encode "/" as "\/"; raw verifiers read the bytes. The escaped form passes both.
const printText = (value: string): string =>
  JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(/[^ -~]/g, escapeUnit);

const printNumber = (value: number): string => {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new Error('only whole numbers go on the wire; amounts are text');
  }
  return value.toString();
};

const print = (value: CanonicalValue): string => {
  if (typeof value === 'string') return printText(value);
  if (typeof value === 'number') return printNumber(value);
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${printText(key)}:${print(member)}`);
  return `{${members.join(',')}}`;
};

/** Compact JSON, keys sorted at every level, ASCII only, amounts as text and ids as whole numbers. */
export const canonicalBody = (value: CanonicalObject): Buffer => Buffer.from(print(value), 'ascii');
