/**
 * XML as workbooks use it, read piece by piece: elements, attributes and text by local name, whatever the prefixes.
 * A document type is refused, so no entity can be defined and none can grow. Source: XML 1.0, fifth edition.
 */

/** Hears what a document holds. Names are local names; text has its entities resolved. */
export interface XmlListener {
  open(name: string, attributes: string): void;
  text(text: string): void;
  close(name: string): void;
}

const DEEPEST = 64;
/** Characters that one tag or one text may have; a cell has at most 32,767. */
const LONGEST = 4_194_304;

/** Reads text pushed in pieces of any size; after the first fault it stays silent. */
export class XmlReader {
  readonly #listener: XmlListener;
  readonly #open: string[] = [];
  #rest = '';
  #fault = false;
  #began = false;

  constructor(listener: XmlListener) {
    this.#listener = listener;
  }

  /** Whether the text stopped being a well-formed document. */
  get fault(): boolean {
    return this.#fault;
  }

  push(piece: string): void {
    if (this.#fault) return;
    const text = this.#rest === '' ? piece : this.#rest + piece;
    let at = 0;
    for (;;) {
      const next = this.#step(text, at);
      if (next === at || this.#fault) break;
      at = next;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > LONGEST) this.#fault = true;
  }

  /** Says that nothing follows: an element left open is a fault. */
  end(): void {
    if (!this.#began || this.#open.length > 0 || this.#rest.trim() !== '') this.#fault = true;
  }

  /** Takes one text and the tag behind it; answers the same place when more is needed. */
  #step(text: string, at: number): number {
    const start = text.indexOf('<', at);
    if (start < 0) return at;
    const second = text.charCodeAt(start + 1);
    if (second === 33 || second === 63) return this.#special(text, at, start);
    const end = tagEnd(text, start);
    if (end < 0) return at;
    this.#say(text.slice(at, start));
    const tag = text.slice(start + 1, end);
    if (second === 47) this.#closed(localName(tag.slice(1).trimEnd()));
    else this.#opened(tag);
    return end + 1;
  }

  #special(text: string, at: number, start: number): number {
    const kind = KINDS.find(({ begin }) => text.startsWith(begin, start));
    if (kind === undefined) {
      // Either the beginning of one of them is still to come, or it is a document type.
      if (text.length - start < 9 && KINDS.some(({ begin }) => begin.startsWith(text.slice(start))))
        return at;
      this.#fault = true;
      return at;
    }
    const end = text.indexOf(kind.end, start + kind.begin.length);
    if (end < 0) return at;
    this.#say(text.slice(at, start));
    if (kind.isText) this.#listener.text(text.slice(start + kind.begin.length, end));
    return end + kind.end.length;
  }

  #say(text: string): void {
    if (text === '') return;
    if (this.#open.length === 0) {
      if (text.replace(/^\uFEFF/, '').trim() !== '') this.#fault = true;
      return;
    }
    if (!text.includes('&')) return this.#listener.text(text);
    const resolved = unescapeXml(text);
    if (resolved === null) this.#fault = true;
    else this.#listener.text(resolved);
  }

  #opened(tag: string): void {
    const closes = tag.endsWith('/');
    const inner = closes ? tag.slice(0, -1) : tag;
    const space = inner.search(/\s/);
    const name = localName(space < 0 ? inner : inner.slice(0, space));
    if (name === '' || (this.#began && this.#open.length === 0) || this.#open.length >= DEEPEST) {
      this.#fault = true;
      return;
    }
    this.#began = true;
    this.#open.push(name);
    this.#listener.open(name, space < 0 ? '' : inner.slice(space));
    if (closes) this.#closed(name);
  }

  #closed(name: string): void {
    if (this.#open.pop() !== name) this.#fault = true;
    else this.#listener.close(name);
  }
}

const KINDS = [
  { begin: '<!--', end: '-->', isText: false },
  { begin: '<![CDATA[', end: ']]>', isText: true },
  { begin: '<?', end: '?>', isText: false },
] as const;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The end of a tag; a '>' within an attribute's quotes is none. */
const tagEnd = (text: string, start: number): number => {
  let end = text.indexOf('>', start);
  while (end >= 0) {
    const quote = openQuote(text, start, end);
    if (quote === null) return end;
    const close = text.indexOf(quote, end);
    if (close < 0) return -1;
    end = text.indexOf('>', close);
  }
  return -1;
};

/** The quote left open between two places, or null; most tags are told by the first look. */
const openQuote = (text: string, from: number, to: number): string | null => {
  const last = text.charCodeAt(to - 1);
  const endsQuoted = last === 34 || (last === 47 && text.charCodeAt(to - 2) === 34);
  if (endsQuoted && !text.slice(from, to).includes("'")) return null;
  let open: string | null = null;
  for (let at = from; at < to; at += 1) {
    const sign = text.charAt(at);
    if (open === null) open = sign === '"' || sign === "'" ? sign : null;
    else if (sign === open) open = null;
  }
  return open;
};

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Resolves the five named entities and character numbers; null where any other stands. */
export const unescapeXml = (text: string): string | null => {
  let isKnown = true;
  const resolved = text.replaceAll(/&([^;&]{0,12});?/g, (whole, name: string) => {
    const sign = whole.endsWith(';') ? (NAMED.get(name) ?? numbered(name)) : null;
    if (sign === null) isKnown = false;
    return sign ?? '';
  });
  return isKnown ? resolved : null;
};

const numbered = (name: string): string | null => {
  const hex = /^#x([0-9A-Fa-f]{1,6})$/.exec(name)?.[1];
  const decimal = /^#(\d{1,7})$/.exec(name)?.[1];
  if (hex === undefined && decimal === undefined) return null;
  const code = hex === undefined ? digits(decimal ?? '', 10) : digits(hex, 16);
  return code === 0 || code > 0x10ffff ? null : String.fromCodePoint(code);
};

/** The value of digits to a base of at most 16; the caller has checked them. */
export const digits = (text: string, base: 10 | 16): number => {
  let value = 0;
  for (const sign of text.toLowerCase()) value = value * base + '0123456789abcdef'.indexOf(sign);
  return value;
};

/** A whole number of at most nine digits as attributes hold them, or null. */
export const wholeNumber = (text: string | null): number | null =>
  text !== null && /^\d{1,9}$/.test(text) ? digits(text, 10) : null;

const PATTERNS = new Map<string, RegExp>();

/** The value of an attribute by its whole name, or by its local name when `name` begins with a colon; else null. */
export const attribute = (attributes: string, name: string): string | null => {
  if (attributes === '') return null;
  if (!attributes.includes("'") && !name.startsWith(':')) {
    const mark = ` ${name}="`;
    const at = attributes.indexOf(mark);
    const end = attributes.indexOf('"', at + mark.length);
    // Almost every attribute of almost every program is written so; anything else takes the pattern below.
    if (at >= 0 && end >= 0) return unescapedValue(attributes.slice(at + mark.length, end));
    if (!attributes.includes(name)) return null;
  }
  let pattern = PATTERNS.get(name);
  if (pattern === undefined) {
    const written = name.startsWith(':') ? `[^\\s=:"']+${name}` : name;
    pattern = new RegExp(`(?:^|\\s)${written}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u');
    PATTERNS.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  if (found === null) return null;
  return unescapedValue(found[1] ?? found[2] ?? '');
};

const unescapedValue = (value: string): string | null =>
  value.includes('&') ? unescapeXml(value) : value;

/** Whether an attribute says yes, in either of the two ways the schema allows. */
export const isTrue = (value: string | null): boolean => value === '1' || value === 'true';
