/** The texts that cells refer to by number. Source: ECMA-376 part 1, 18.4. */
import { digits, type XmlListener } from './xml.ts';

/** Text in a cell or in the table of shared ones: its runs joined, phonetic hints left out. */
export class RichText implements XmlListener {
  #text = '';
  #isText = false;
  #phonetic = 0;

  open(name: string): void {
    if (name === 'rPh') this.#phonetic += 1;
    this.#isText = name === 't' && this.#phonetic === 0;
  }

  text(text: string): void {
    if (this.#isText) this.#text += text;
  }

  close(name: string): void {
    if (name === 'rPh') this.#phonetic -= 1;
    if (name === 't') this.#isText = false;
  }

  /** What has been collected since the last taking. */
  take(): string {
    const text = unescaped(this.#text);
    this.#text = '';
    return text;
  }
}

/** Programs write characters that XML does not allow as _x000D_. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(digits(code, 16)),
      )
    : text;

/** Collects the table of shared texts. */
export class SharedStrings implements XmlListener {
  readonly texts: string[] = [];
  readonly #rich = new RichText();

  open(name: string): void {
    this.#rich.open(name);
  }

  text(text: string): void {
    this.#rich.text(text);
  }

  close(name: string): void {
    this.#rich.close(name);
    if (name === 'si') this.texts.push(this.#rich.take());
  }
}
