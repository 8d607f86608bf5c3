/** JSON read with the line of every value, so that a file written by hand can be refused by its line. */
import { err, ok, type Result } from '../result.ts';

/** A value and the line it begins on, from 1. Numbers stay text: no amount passes through a binary float. */
export type Located = { readonly line: number } & (
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, Located> }
  | { readonly kind: 'list'; readonly items: readonly Located[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
);

/** What is wrong, and on which line, from 1. */
export interface Flaw {
  readonly line: number;
  readonly message: string;
}

/** Deeper than any file of ours; keeps a hostile one from exhausting the stack. */
const DEEPEST = 16;

// JSON allows no control character in a text (RFC 8259, section 7).
const TOKEN =
  // oxlint-disable-next-line no-control-regex
  /[ \t\r]*(?:(\n)|([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])|(true|false|null)(?!\w))/y;

class Broken extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

class Reader {
  readonly #text: string;
  #at = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next token, or null at the end. */
  next(): string | null {
    for (;;) {
      TOKEN.lastIndex = this.#at;
      const found = TOKEN.exec(this.#text);
      if (found === null) {
        const rest = this.#text.slice(this.#at).trim();
        if (rest === '') return null;
        throw this.broken(`"${rest.slice(0, 20)}" is not JSON`);
      }
      this.#at = TOKEN.lastIndex;
      if (found[1] === undefined) return found[0].trim();
      this.#line += 1;
    }
  }

  broken(message: string): Broken {
    return new Broken(this.#line, message);
  }

  value(token: string | null, depth: number): Located {
    const line = this.#line;
    if (token === null) throw this.broken('the file ends in the middle');
    if (depth > DEEPEST) throw this.broken('the file is nested too deep');
    if (token === '{') return { line, kind: 'object', members: this.#members(depth) };
    if (token === '[') return { line, kind: 'list', items: this.#items(depth) };
    if (token.startsWith('"')) return { line, kind: 'text', text: String(JSON.parse(token)) };
    if (token === 'null') return { line, kind: 'null' };
    if (token === 'true' || token === 'false')
      return { line, kind: 'boolean', value: token === 'true' };
    if (/^[-\d]/.test(token)) return { line, kind: 'number', text: token };
    throw this.broken(`"${token}" stands where a value should`);
  }

  #members(depth: number): ReadonlyMap<string, Located> {
    const members = new Map<string, Located>();
    let token = this.next();
    while (token !== '}') {
      if (token?.startsWith('"') !== true) throw this.broken('a name in double quotes is missing');
      const name = String(JSON.parse(token));
      if (members.has(name)) throw this.broken(`"${name}" is there twice`);
      if (this.next() !== ':') throw this.broken(`a colon is missing after "${name}"`);
      members.set(name, this.value(this.next(), depth + 1));
      token = this.#afterComma('}');
    }
    return members;
  }

  #items(depth: number): readonly Located[] {
    const items: Located[] = [];
    let token = this.next();
    while (token !== ']') {
      items.push(this.value(token, depth + 1));
      token = this.#afterComma(']');
    }
    return items;
  }

  /** The end, or the first token after a comma; a comma before the end is refused as JSON does. */
  #afterComma(end: string): string | null {
    const token = this.next();
    if (token === end) return token;
    if (token !== ',') throw this.broken(`a comma or "${end}" is missing`);
    const following = this.next();
    if (following === end) throw this.broken(`a comma stands before "${end}"`);
    return following;
  }
}

/** Reads one JSON value; the error names the line. */
export const readLocated = (text: string): Result<Located, Flaw> => {
  const reader = new Reader(text);
  try {
    const value = reader.value(reader.next(), 0);
    if (reader.next() !== null) throw reader.broken('something follows after the end');
    return ok(value);
  } catch (error) {
    if (error instanceof Broken) return err({ line: error.line, message: error.message });
    throw error;
  }
};
