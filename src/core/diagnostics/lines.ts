/** The page of diagnostics as lines, each either harmless by its kind or marked with what it gives away. */

/** What a person lets into the page: nothing of either unless ticked. */
export interface Ticks {
  /** Of beneficiaries, with their tags, and of the network: gateways, proxy, update feed. */
  readonly addresses: boolean;
  /** Of people, platforms, batches and files, with references and folders. */
  readonly names: boolean;
}

export type Mark = 'address' | 'name';

export interface ReportLine {
  readonly text: string;
  /** Null in a line that gives nothing away. */
  readonly mark: Mark | null;
}

export interface ReportSection {
  readonly title: string;
  readonly lines: readonly ReportLine[];
}

const LABEL = 30;

const columns = (label: string, value: string | number, width: number): string =>
  `${label.padEnd(width - 2)}  ${value}`.trimEnd();

/** Words of the program, a count or a time: never text that somebody typed or the gateway sent. */
export const line = (label: string, value: string | number): ReportLine => ({
  text: `  ${columns(label, value, LABEL)}`,
  mark: null,
});

/** A sentence of the program. */
export const remark = (text: string): ReportLine => ({ text: `  ${text}`, mark: null });

const MOST_CHARACTERS = 300;
/** Control and format characters, line ends and lone halves of characters: with them a value could forge a line. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu;

/** Text from outside on one line, as what it is. */
export const quoted = (text: string): string => {
  const whole = text.replace(
    UNSEEN,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return whole.length > MOST_CHARACTERS ? `${whole.slice(0, MOST_CHARACTERS)}…` : whole;
};

/** A line that stands in the page only where its mark is ticked, and says so at its beginning. */
export const marked = (mark: Mark, label: string, value: string): ReportLine => {
  const sign = `[${mark}] `;
  return { text: `  ${sign}${columns(label, quoted(value), LABEL - sign.length)}`, mark };
};

/** The same for each of several values. */
export const markedEach = (
  mark: Mark,
  label: string,
  values: readonly string[],
): readonly ReportLine[] => values.map((value) => marked(mark, label, value));

const TICKED: Readonly<Record<Mark, keyof Ticks>> = { address: 'addresses', name: 'names' };

/** Whether a line may be shown under these ticks. */
export const isShown = ({ mark }: ReportLine, ticks: Ticks): boolean =>
  mark === null || ticks[TICKED[mark]];

const CODE = /^[A-Za-z0-9]{1,12}(?:[ .-][A-Za-z0-9]{1,12}){0,2}$/;

/** A currency or network as the gateway lists it; whatever does not look like one is not passed on. */
export const codeText = (code: string): string => (CODE.test(code) ? code : '?');

const ID = /^([0-9a-f]{8})[0-9a-f]{24}((?:-\d{1,7}){0,2})$/;

/** The beginning of an id that Purser made, as the log has it. */
export const shortId = (id: string): string => {
  if (id === 'practice') return id;
  const found = ID.exec(id);
  return found === null ? '?' : `${found[1] ?? ''}${found[2] ?? ''}`;
};
