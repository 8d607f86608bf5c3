/**
 * Strict RFC 4180 reading of delimited text, chunk by chunk: nothing is guessed, trimmed or mended.
 * Scans with indexOf and looks at single characters only where a rule needs it.
 */

import type { CellFlaw } from './workbook/flaw.ts';

/** One record: raw cells, quotes resolved, and the physical line where it begins, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
  /** Columns that hold a number of a sheet, always written with a point; absent in delimited text. */
  readonly numeric?: readonly number[];
  /** What is doubtful about single cells of a sheet; absent in delimited text. */
  readonly flaws?: readonly CellFlaw[];
}

export type CsvFault =
  'stray-quote' | 'text-after-quote' | 'unclosed-quote' | 'mixed-line-endings' | 'record-too-long';

/** Where the text stops being well formed: physical line and character in that line, both from 1. */
export interface CsvIssue {
  readonly fault: CsvFault;
  readonly line: number;
  readonly column: number;
  /** Characters up to the place, for the message. */
  readonly near: string;
}

export interface CsvOptions {
  readonly delimiter: string;
  /** Most bytes one record may have in UTF-8, delimiters and quotes included. */
  readonly maxRecordBytes: number;
}

type Ending = '\n' | '\r' | '\r\n';

const QUOTE = 34;
const LF = 10;
const CR = 13;

/**
 * Reads text pushed in chunks of any size; the records are the same wherever the chunks are cut.
 * After the first issue the reader stays silent: a file with a structural fault is refused whole.
 * Record ends may be LF, CRLF or CR, but one kind in a file; inside quotes any kind is content.
 */
export class CsvReader {
  readonly #delimiter: string;
  readonly #delimiterCode: number;
  readonly #maxRecordBytes: number;
  #text = '';
  #start = 0;
  #line = 1;
  #ending: Ending | null = null;
  #issue: CsvIssue | null = null;
  #final = false;
  #keep: readonly boolean[] | null = null;
  // The next of each sign at or after the scan, or past the end; searched again only once passed, so that
  // no text is scanned twice for a sign it does not hold.
  #nextDelimiter = -1;
  #nextQuote = -1;
  #nextLf = -1;
  #nextCr = -1;

  constructor(options: CsvOptions) {
    this.#delimiter = options.delimiter;
    this.#delimiterCode = options.delimiter.charCodeAt(0);
    this.#maxRecordBytes = options.maxRecordBytes;
  }

  /** The fault that ended the reading, or null. */
  get issue(): CsvIssue | null {
    return this.#issue;
  }

  /**
   * From the next push on only these columns are cut out of the text, the others are given as '' when empty, else ' '.
   * For passes that judge the structure: the number of cells, lines and faults stay exact.
   */
  keepOnly(columns: readonly number[]): void {
    this.#keep = Array.from({ length: Math.max(0, ...columns) + 1 }, (_, column) =>
      columns.includes(column),
    );
  }

  /** Takes the next piece of text and answers the records it completes. */
  push(chunk: string): readonly CsvRecord[] {
    if (this.#issue !== null) return [];
    this.#text = this.#start === this.#text.length ? chunk : this.#text.slice(this.#start) + chunk;
    this.#start = 0;
    this.#nextDelimiter = -1;
    this.#nextQuote = -1;
    this.#nextLf = -1;
    this.#nextCr = -1;
    return this.#drain();
  }

  /** Says that no text follows and answers the last record if the text did not end with a line break. */
  end(): readonly CsvRecord[] {
    this.#final = true;
    return this.push('');
  }

  #drain(): readonly CsvRecord[] {
    const records: CsvRecord[] = [];
    for (let record = this.#next(); record !== null; record = this.#next()) records.push(record);
    // A record that never ends must not make every further chunk be scanned from its beginning again.
    // Two characters more than the limit may be waiting: a quote and a CR whose meaning the next one decides.
    if (this.#issue === null && this.#text.length - this.#start > this.#maxRecordBytes + 2)
      this.#fail('record-too-long', this.#start);
    return records;
  }

  /** The next complete record, or null when more text is needed or a fault was found. */
  #next(): CsvRecord | null {
    const text = this.#text;
    if (this.#issue !== null || this.#start >= text.length) return null;
    const cells: string[] = [];
    let at = this.#start;
    let breaks = 0;
    for (;;) {
      const quoted = text.charCodeAt(at) === QUOTE;
      const end = quoted ? this.#quotedEnd(at) : this.#plainEnd(at);
      if (end < 0) return null;
      if (quoted) breaks += this.#breaksWithin(at, end);
      if (this.#keep !== null && this.#keep[cells.length] !== true)
        cells.push(end - at > (quoted ? 2 : 0) ? ' ' : '');
      else cells.push(quoted ? unquoted(text.slice(at + 1, end - 1)) : text.slice(at, end));
      if (text.charCodeAt(end) !== this.#delimiterCode) return this.#finish(cells, end, breaks);
      at = end + 1;
    }
  }

  /** End of a field without quotes, or -1. */
  #plainEnd(at: number): number {
    const text = this.#text;
    this.#lookAhead(at);
    if (this.#nextQuote < at) this.#nextQuote = indexOrEnd(text, '"', at);
    if (this.#nextDelimiter < at) this.#nextDelimiter = indexOrEnd(text, this.#delimiter, at);
    const end = Math.min(this.#nextDelimiter, this.#nextLf, this.#nextCr);
    if (this.#nextQuote < end) return this.#fail('stray-quote', this.#nextQuote);
    return end === text.length && !this.#final ? -1 : end;
  }

  /** End of a quoted field, past its closing quote, or -1. */
  #quotedEnd(at: number): number {
    const text = this.#text;
    let close = text.indexOf('"', at + 1);
    while (close >= 0 && text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2);
    if (close < 0) return this.#final ? this.#fail('unclosed-quote', at) : -1;
    const end = close + 1;
    if (end === text.length) return this.#final ? end : -1;
    const code = text.charCodeAt(end);
    return code === this.#delimiterCode || code === LF || code === CR
      ? end
      : this.#fail('text-after-quote', end);
  }

  #breaksWithin(at: number, end: number): number {
    this.#lookAhead(at);
    if (this.#nextLf >= end && this.#nextCr >= end) return 0;
    return countBreaks(this.#text.slice(at, end));
  }

  #lookAhead(at: number): void {
    if (this.#nextLf < at) this.#nextLf = indexOrEnd(this.#text, '\n', at);
    if (this.#nextCr < at) this.#nextCr = indexOrEnd(this.#text, '\r', at);
  }

  #finish(cells: readonly string[], end: number, breaks: number): CsvRecord | null {
    const ending = this.#endingAt(end);
    if (ending === null) return null;
    const length = end - this.#start;
    if (length * 3 > this.#maxRecordBytes && this.#overlong(end)) {
      this.#fail('record-too-long', this.#start);
      return null;
    }
    const record = { line: this.#line, cells };
    this.#line += breaks + 1;
    this.#start = end + ending.length;
    return record;
  }

  /** The line ending at `end`: '' at the end of the text, null when unknown yet or unlike the others. */
  #endingAt(end: number): Ending | '' | null {
    if (end === this.#text.length) return '';
    const ending = this.#endingFrom(end);
    if (ending === null) return null;
    this.#ending ??= ending;
    if (ending === this.#ending) return ending;
    this.#fail('mixed-line-endings', end);
    return null;
  }

  #endingFrom(end: number): Ending | null {
    if (this.#text.charCodeAt(end) === LF) return '\n';
    if (end + 1 === this.#text.length && !this.#final) return null;
    return this.#text.charCodeAt(end + 1) === LF ? '\r\n' : '\r';
  }

  #overlong(end: number): boolean {
    return utf8Length(this.#text.slice(this.#start, end)) > this.#maxRecordBytes;
  }

  #fail(found: CsvFault, place: number): -1 {
    // Past the limit the length is the fault, whatever comes later: so chunk edges cannot change the answer.
    const overlong = place - this.#start > this.#maxRecordBytes;
    const fault = overlong ? 'record-too-long' : found;
    const at = overlong ? this.#start : place;
    const before = this.#text.slice(this.#start, at);
    const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
    this.#issue = {
      fault,
      line: this.#line + countBreaks(before),
      column: before.length - lineStart + 1,
      near: this.#near(fault, at),
    };
    this.#text = '';
    this.#start = 0;
    return -1;
  }

  /** Only what every way of cutting the text has seen by now: up to the place, or the beginning of what is too long. */
  #near(fault: CsvFault, at: number): string {
    return fault === 'record-too-long'
      ? this.#text.slice(at, at + 24)
      : this.#text.slice(Math.max(this.#start, at - 23), at + 1);
  }
}

const unquoted = (inner: string): string =>
  inner.includes('"') ? inner.replaceAll('""', '"') : inner;

const indexOrEnd = (text: string, part: string, from: number): number => {
  const at = text.indexOf(part, from);
  return at < 0 ? text.length : at;
};

/** Line breaks in a text: LF, CR and CRLF each count as one. */
export const countBreaks = (text: string): number => {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks += 1;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1))
    if (text.charCodeAt(at + 1) !== LF) breaks += 1;
  return breaks;
};

/** Bytes a text has in UTF-8. */
export const utf8Length = (text: string): number => {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) bytes += 1;
    // Each half of a pair counts two, so that a pair has the four bytes it takes.
    if (code >= 0x800 && (code < 0xd800 || code > 0xdfff)) bytes += 1;
  }
  return bytes;
};
