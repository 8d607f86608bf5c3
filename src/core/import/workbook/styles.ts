/** The number formats of a workbook by the style index of its cells. Source: ECMA-376 part 1, 18.8. */
import { builtInFormat, GENERAL, readFormatCode, type NumberFormat } from './number-format.ts';
import { attribute, wholeNumber, type XmlListener } from './xml.ts';

/** More styles than a program writes. */
const MOST = 65_536;

/** Collects `cellXfs`; {@link format} answers for an index once the part has been read. */
export class Styles implements XmlListener {
  readonly #codes = new Map<number, NumberFormat>();
  readonly #cells: number[] = [];
  #isCells = false;

  /** The format of cells with this style; unknown styles show numbers as they are. */
  format(style: number): NumberFormat {
    const id = this.#cells[style];
    if (id === undefined) return GENERAL;
    return this.#codes.get(id) ?? builtInFormat(id);
  }

  open(name: string, attributes: string): void {
    if (name === 'cellXfs') this.#isCells = true;
    const id = wholeNumber(attribute(attributes, 'numFmtId'));
    if (name === 'numFmt' && id !== null && this.#codes.size < MOST)
      this.#codes.set(id, readFormatCode(attribute(attributes, 'formatCode') ?? ''));
    if (name === 'xf' && this.#isCells && this.#cells.length < MOST) this.#cells.push(id ?? 0);
  }

  text(): void {}

  close(name: string): void {
    if (name === 'cellXfs') this.#isCells = false;
  }
}
