/**
 * Workbooks as the programs write them, from a readable description: each program has its own way with texts, names,
 * prefixes and parts, and a reader must understand all of them.
 */
import { strToU8, zipSync, type Zippable } from 'fflate';

/** A text, or what a cell stores: value (`v`), format code (`f`), formula, error, truth value, rich runs, ISO date. */
export type CellDescription =
  | string
  | null
  | {
      readonly v?: string;
      readonly f?: string;
      readonly formula?: string;
      readonly error?: string;
      readonly bool?: 0 | 1;
      readonly rich?: readonly string[];
      readonly date?: string;
      readonly raw?: string;
    };

export interface SheetDescription {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** Rows by the sheet's own number when given as an object, else from 1. */
  readonly rows: readonly (readonly CellDescription[])[];
  readonly hiddenRows?: readonly number[];
  readonly merged?: readonly string[];
  readonly hiddenColumns?: readonly number[];
}

/** How a program writes. */
export interface Manner {
  readonly prefix: string;
  readonly absolute: boolean;
  readonly texts: 'shared' | 'inline';
  /** Whether rows and cells say where they stand. */
  readonly refs: boolean;
  readonly strict: boolean;
  readonly date1904: boolean;
  readonly level: 0 | 6;
  /** Empty cells with a style, as programs leave them behind. */
  readonly emptyCells: boolean;
}

const PLAIN: Manner = {
  prefix: '',
  absolute: false,
  texts: 'shared',
  refs: true,
  strict: false,
  date1904: false,
  level: 6,
  emptyCells: false,
};

/** The manners of known programs. */
export const MANNERS = {
  excel: PLAIN,
  'excel for mac': { ...PLAIN, date1904: true },
  'excel strict': { ...PLAIN, strict: true },
  libreoffice: { ...PLAIN, emptyCells: true },
  'google sheets': { ...PLAIN, emptyCells: true },
  numbers: PLAIN,
  openpyxl: { ...PLAIN, absolute: true },
  'open xml sdk': { ...PLAIN, prefix: 'x:', absolute: true },
  'streaming writer': { ...PLAIN, texts: 'inline' },
  'terse writer': { ...PLAIN, texts: 'inline', refs: false, level: 0 },
} as const satisfies Record<string, Manner>;

export type Program = keyof typeof MANNERS;

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const letters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + letters(column % 26);

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const spaces = ({ strict, prefix }: Manner) => {
  const main = strict
    ? 'http://purl.oclc.org/ooxml/spreadsheetml/main'
    : 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = strict
    ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const name = prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`;
  return { main: `${name}="${main}" xmlns:r="${relations}"`, relations };
};

class BookWriter {
  readonly #manner: Manner;
  readonly #texts: string[] = [];
  readonly #formats: string[] = ['General'];

  constructor(manner: Manner) {
    this.#manner = manner;
  }

  write(sheets: readonly SheetDescription[]): Zippable {
    const written = sheets.map((sheet) => this.#sheet(sheet));
    const parts: Record<string, string> = {
      '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
      '_rels/.rels': this.#relations([['officeDocument', 'xl/workbook.xml', '']]),
      'xl/workbook.xml': this.#book(sheets),
      'xl/_rels/workbook.xml.rels': this.#relations([
        ...sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`, 'xl/'] as const),
        ['styles', 'styles.xml', 'xl/'],
        ...(this.#texts.length > 0 ? [['sharedStrings', 'sharedStrings.xml', 'xl/'] as const] : []),
      ]),
      'xl/styles.xml': this.#styles(),
      ...Object.fromEntries(written.map((text, at) => [`xl/worksheets/sheet${at + 1}.xml`, text])),
    };
    if (this.#texts.length > 0) parts['xl/sharedStrings.xml'] = this.#strings();
    return Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
  }

  #tag(name: string, attributes: string, inner: string | null): string {
    const tag = `${this.#manner.prefix}${name}`;
    const opened = `<${tag}${attributes === '' ? '' : ` ${attributes}`}`;
    return inner === null ? `${opened}/>` : `${opened}>${inner}</${tag}>`;
  }

  #relations(list: readonly (readonly [string, string, string])[]): string {
    const { relations } = spaces(this.#manner);
    const items = list.map(([type, target, folder], at) => {
      const path = this.#manner.absolute ? `/${folder}${target}` : target;
      return `<Relationship Id="rId${at + 1}" Type="${relations}/${type}" Target="${path}"/>`;
    });
    return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
  }

  #book(sheets: readonly SheetDescription[]): string {
    const list = sheets.map(({ name, state }, at) =>
      this.#tag(
        'sheet',
        `name="${escaped(name)}" sheetId="${at + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${at + 1}"`,
        null,
      ),
    );
    const settings = this.#tag('workbookPr', this.#manner.date1904 ? 'date1904="1"' : '', null);
    return `${HEAD}${this.#tag('workbook', spaces(this.#manner).main, settings + this.#tag('sheets', '', list.join('')))}`;
  }

  #styles(): string {
    const codes = this.#formats
      .slice(1)
      .map((code, at) =>
        this.#tag('numFmt', `numFmtId="${165 + at}" formatCode="${escaped(code)}"`, null),
      );
    const cells = this.#formats.map((_, at) =>
      this.#tag('xf', `numFmtId="${at === 0 ? 0 : 164 + at}" fontId="0"`, null),
    );
    const inner =
      this.#tag('numFmts', `count="${codes.length}"`, codes.join('')) +
      this.#tag('cellStyleXfs', '', this.#tag('xf', 'numFmtId="14"', null)) +
      this.#tag('cellXfs', '', cells.join(''));
    return `${HEAD}${this.#tag('styleSheet', spaces(this.#manner).main, inner)}`;
  }

  #strings(): string {
    return `${HEAD}${this.#tag('sst', spaces(this.#manner).main, this.#texts.join(''))}`;
  }

  #sheet(sheet: SheetDescription): string {
    const rows = sheet.rows.map((cells, at) => {
      const line = at + 1;
      const place = this.#manner.refs ? `r="${line}"` : '';
      const hidden = sheet.hiddenRows?.includes(line) === true ? ' hidden="1"' : '';
      const inner = cells.map((cell, column) => this.#cell(cell, `${letters(column)}${line}`));
      return this.#tag('row', `${place}${hidden}`.trim(), inner.join(''));
    });
    const columns = (sheet.hiddenColumns ?? []).map((column) =>
      this.#tag('col', `min="${column}" max="${column}" hidden="1"`, null),
    );
    const merged = (sheet.merged ?? []).map((area) =>
      this.#tag('mergeCell', `ref="${area}"`, null),
    );
    const inner =
      (columns.length === 0 ? '' : this.#tag('cols', '', columns.join(''))) +
      this.#tag('sheetData', '', rows.join('')) +
      (merged.length === 0 ? '' : this.#tag('mergeCells', '', merged.join('')));
    return `${HEAD}${this.#tag('worksheet', spaces(this.#manner).main, inner)}`;
  }

  #cell(cell: CellDescription, at: string): string {
    const { refs, emptyCells } = this.#manner;
    const place = refs ? `r="${at}" ` : '';
    if (cell === null)
      return refs && !emptyCells ? '' : this.#tag('c', `${place}s="0"`.trim(), null);
    if (typeof cell === 'string') return this.#text([cell], place);
    if (cell.rich !== undefined) return this.#text(cell.rich, place);
    const value = cell.raw ?? cell.v ?? cell.error ?? cell.date ?? cell.bool?.toString() ?? null;
    const type =
      (cell.error !== undefined && ' t="e"') ||
      (cell.bool !== undefined && ' t="b"') ||
      (cell.date !== undefined && ' t="d"') ||
      '';
    const formula = cell.formula === undefined ? '' : this.#tag('f', '', escaped(cell.formula));
    return this.#tag(
      'c',
      `${place}s="${this.#format(cell.f)}"${type}`,
      formula + (value === null ? '' : this.#tag('v', '', escaped(value))),
    );
  }

  #format(code: string | undefined): number {
    if (code === undefined) return 0;
    const known = this.#formats.indexOf(code);
    return known >= 0 ? known : this.#formats.push(code) - 1;
  }

  #text(runs: readonly string[], place: string): string {
    const parts = runs.map((run) => {
      const text = this.#tag('t', 'xml:space="preserve"', escaped(run));
      return runs.length === 1 ? text : this.#tag('r', '', this.#tag('rPr', '', null) + text);
    });
    if (this.#manner.texts === 'inline')
      return this.#tag('c', `${place}t="inlineStr"`, this.#tag('is', '', parts.join('')));
    const number = this.#texts.push(this.#tag('si', '', parts.join(''))) - 1;
    return this.#tag('c', `${place}t="s"`, this.#tag('v', '', `${number}`));
  }
}

/** The parts of a workbook, so that a test can spoil one before it packs them. */
export const workbookParts = (program: Program, sheets: readonly SheetDescription[]): Zippable =>
  new BookWriter(MANNERS[program]).write(sheets);

/** A workbook as a program writes it. */
export const writeWorkbook = (program: Program, sheets: readonly SheetDescription[]): Uint8Array =>
  zipSync(workbookParts(program, sheets), { level: MANNERS[program].level });
