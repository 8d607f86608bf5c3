/**
 * The spellings of a JSON body that the vendor may have signed: the bytes as they came, slashes escaped as PHP does,
 * or keys sorted. Source: gateway reference section 4, tried in this order.
 */

import type { Spelling } from '#main/ports/callbacks.ts';

/** One spelling and its bytes. */
export interface Spelt {
  readonly spelling: Spelling;
  readonly bytes: Buffer;
}

/** Every spelling that differs from those before it, made one by one as they are asked for. */
export function* spellingsOf(body: Buffer): Generator<Spelt> {
  yield { spelling: 'as-sent', bytes: body };
  const text = body.toString('utf8');
  const escaped = escapeSlashes(text);
  if (escaped !== text) yield { spelling: 'slashes-escaped', bytes: Buffer.from(escaped) };
  const sorted = sortedText(text);
  if (sorted === null) return;
  if (sorted !== text) yield { spelling: 'keys-sorted', bytes: Buffer.from(sorted) };
  const php = escapeSlashes(escapeNonAscii(sorted));
  if (php !== sorted && php !== escaped) {
    yield { spelling: 'keys-sorted-escaped', bytes: Buffer.from(php) };
  }
}

/** In JSON a slash stands in strings alone; one that is escaped already stays as it is. */
const escapeSlashes = (json: string): string =>
  json.replaceAll(/\\.|\//gs, (found) => (found === '/' ? String.raw`\/` : found));

const escapeNonAscii = (json: string): string =>
  json.replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => String.raw`\u` + unit.charCodeAt(0).toString(16).padStart(4, '0'),
  );

/** A number as it was written: a float would lose digits that were signed. */
class Digits {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const keepDigits = (
  _key: string,
  value: unknown,
  context?: { readonly source?: string },
): unknown => (typeof value === 'number' ? new Digits(context?.source ?? String(value)) : value);

const sortedText = (json: string): string | null => {
  try {
    return write(JSON.parse(json, keepDigits));
  } catch {
    // Not JSON, or nested deeper than any reader follows.
    return null;
  }
};

const write = (value: unknown): string => {
  if (value instanceof Digits) return value.text;
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([key, inner]) => `${JSON.stringify(key)}:${write(inner)}`).join(',')}}`;
};
