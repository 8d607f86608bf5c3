/**
 * The rows of one sheet, piece by piece: each cell as text, with what is doubtful about it beside.
 * Source: ECMA-376 part 1, 18.3.
 */
import type { FileReason } from '../row.ts';
import { FILE_LIMITS } from '../limits.ts';
import { readCell, type CellType } from './cell.ts';
import { columnName, columnNumber } from './cell-name.ts';
import type { CellFlaw } from './flaw.ts';
import { partText, type SheetInfo, type Workbook } from './package.ts';
import { sheetDisordered, sheetRowTooLong, workbookDamaged } from './reasons.ts';
import { RichText } from './shared-strings.ts';
import { attribute, isTrue, wholeNumber, XmlReader, type XmlListener } from './xml.ts';
import { ZIP_LIMITS } from './zip.ts';

/** A row that holds something; empty rows and cells are left out. */
export interface SheetRow {
  /** The sheet's own row number. */
  readonly line: number;
  readonly hidden: boolean;
  /** Text by column from 0; columns without content may be missing. */
  readonly cells: readonly (string | undefined)[];
  /** Columns whose text is a number of the sheet and therefore written with a point. */
  readonly numeric: readonly number[];
  readonly flaws: readonly CellFlaw[];
}

/** What a sheet says beside its rows; complete once it has been read to its end. */
export interface SheetFacts {
  readonly formulas: number;
  /** First merged area that is more than a title, such as A3:A4, and how many there are. */
  readonly merged: { readonly first: string; readonly count: number };
  /** Names of hidden columns, ranges as B:D. */
  readonly hiddenColumns: readonly string[];
}

interface Reading {
  readonly rows: SheetRow[];
  fault: FileReason | null;
}

/** Reads a sheet; answers what it says beside its rows, or why it cannot be trusted. */
export function* sheetRows(
  book: Workbook,
  sheet: SheetInfo,
): Generator<
  { readonly rows: readonly SheetRow[]; readonly packed: number },
  SheetFacts | FileReason
> {
  const reader = new SheetReader(book);
  const xml = new XmlReader(reader);
  const parts = partText(book.bytes, sheet.entry, ZIP_LIMITS.bytes);
  let step = parts.next();
  for (; step.done !== true; step = parts.next()) {
    xml.push(step.value.text);
    const rows = reader.rows.splice(0);
    if (xml.fault || reader.fault !== null) return reader.fault ?? workbookDamaged(sheet.name);
    yield { rows, packed: step.value.packed };
  }
  if (step.value !== null) return step.value;
  xml.end();
  return xml.fault ? workbookDamaged(sheet.name) : reader.facts();
}

class SheetReader implements XmlListener, Reading {
  readonly rows: SheetRow[] = [];
  fault: FileReason | null = null;
  readonly #book: Workbook;
  readonly #rich = new RichText();
  #line = 0;
  #column = -1;
  #hidden = false;
  #cells: (string | undefined)[] = [];
  #numeric: number[] = [];
  #flaws: CellFlaw[] = [];
  #bytes = 0;
  #type: CellType = 'n';
  #style = 0;
  #value: string | null = null;
  #isValue = false;
  #hasFormula = false;
  #formulas = 0;
  #firstMerged = '';
  #merged = 0;
  readonly #hiddenColumns: string[] = [];

  constructor(book: Workbook) {
    this.#book = book;
  }

  facts(): SheetFacts {
    return {
      formulas: this.#formulas,
      merged: { first: this.#firstMerged, count: this.#merged },
      hiddenColumns: this.#hiddenColumns,
    };
  }

  open(name: string, attributes: string): void {
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'v') this.#isValue = true;
    else if (name === 'row') this.#openRow(attributes);
    else if (name === 'f') this.#hasFormula = true;
    else if (name === 'mergeCell') this.#merge(attribute(attributes, 'ref') ?? '');
    else if (name === 'col') this.#hideColumns(attributes);
    else this.#rich.open(name);
  }

  text(text: string): void {
    if (this.#isValue) this.#value = (this.#value ?? '') + text;
    else this.#rich.text(text);
  }

  close(name: string): void {
    if (name === 'v') this.#isValue = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
    else this.#rich.close(name);
  }

  #openRow(attributes: string): void {
    const line = wholeNumber(attribute(attributes, 'r')) ?? this.#line + 1;
    if (line <= this.#line || line > 1_048_576) this.fault ??= sheetDisordered(line);
    this.#line = line;
    this.#hidden = isTrue(attribute(attributes, 'hidden'));
    this.#column = -1;
    this.#bytes = 0;
    this.#cells = [];
    this.#numeric = [];
    this.#flaws = [];
  }

  #openCell(attributes: string): void {
    const name = attribute(attributes, 'r');
    const column = name === null ? this.#column + 1 : columnNumber(name);
    if (column === null || column <= this.#column) this.fault ??= sheetDisordered(this.#line);
    else this.#column = column;
    this.#type = attribute(attributes, 't') ?? 'n';
    this.#style = wholeNumber(attribute(attributes, 's')) ?? 0;
    this.#value = null;
    this.#hasFormula = false;
    this.#rich.take();
  }

  #closeCell(): void {
    if (this.#hasFormula) this.#formulas += 1;
    const value = this.#type === 'inlineStr' ? this.#rich.take() : this.#value;
    const format = this.#book.styles.format(this.#style);
    const at = `${columnName(this.#column)}${this.#line}`;
    const cell = readCell(
      { at, type: this.#type, value, isFormula: this.#hasFormula, format },
      this.#book,
    );
    if (cell.text === null) this.fault ??= workbookDamaged(`cell ${at}`);
    if (cell.flaw !== null) this.#flaws.push({ ...cell.flaw, column: this.#column });
    if (cell.text === null || cell.text === '') return;
    if (cell.isNumber) this.#numeric.push(this.#column);
    this.#bytes += cell.text.length;
    if (this.#bytes > FILE_LIMITS.recordBytes)
      this.fault ??= sheetRowTooLong(this.#line, FILE_LIMITS.recordBytes);
    this.#cells[this.#column] = cell.text;
  }

  #closeRow(): void {
    if (this.#cells.length === 0 && this.#flaws.length === 0) return;
    this.rows.push({
      line: this.#line,
      hidden: this.#hidden,
      cells: this.#cells,
      numeric: this.#numeric,
      flaws: this.#flaws,
    });
  }

  #merge(area: string): void {
    if (this.#merged === 0) this.#firstMerged = area.slice(0, 20);
    this.#merged += 1;
  }

  #hideColumns(attributes: string): void {
    if (!isTrue(attribute(attributes, 'hidden')) || this.#hiddenColumns.length >= 20) return;
    const min = wholeNumber(attribute(attributes, 'min')) ?? 1;
    const max = wholeNumber(attribute(attributes, 'max')) ?? min;
    // Programs hide everything to the right of a table with one range to the last column.
    if (max >= 16_384) return;
    const first = columnName(min - 1);
    this.#hiddenColumns.push(min === max ? first : `${first}:${columnName(max - 1)}`);
  }
}
