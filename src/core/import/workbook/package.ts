/**
 * What a workbook's archive holds: its sheets in order, its shared texts and formats.
 * Source: ECMA-376 parts 1 and 2; transitional and strict, whatever prefixes and part names the program chose.
 */
import { err, ok, type Result } from '../../result.ts';
import type { FileReason } from '../row.ts';
import { decoderFor } from '../text-decoder.ts';
import { SharedStrings } from './shared-strings.ts';
import { Styles } from './styles.ts';
import { otherArchive, workbookBomb, workbookDamaged, workbookEncrypted } from './reasons.ts';
import { attribute, isTrue, XmlReader, type XmlListener } from './xml.ts';
import { readZip, unpack, ZIP_LIMITS, type ZipEntry, type ZipFault } from './zip.ts';

/** One sheet as the workbook lists it. */
export interface SheetInfo {
  readonly name: string;
  /** The sheet itself is hidden. */
  readonly hidden: boolean;
  readonly entry: ZipEntry;
}

export interface Workbook {
  readonly bytes: Uint8Array;
  readonly sheets: readonly SheetInfo[];
  readonly strings: readonly string[];
  readonly styles: Styles;
  /** Whether day 0 is 1904-01-01. */
  readonly is1904: boolean;
}

type Entries = ReadonlyMap<string, ZipEntry>;

/**
 * Opens the bytes of an archive as a workbook. Errors: what else it is, or why it cannot be trusted. Yields the packed
 * bytes read of each part, so that whoever waits can stop: shared texts may be most of a file.
 */
export function* openWorkbook(bytes: Uint8Array): Generator<number, Result<Workbook, FileReason>> {
  const zip = readZip(bytes);
  if (!zip.ok) return err(faultReason(zip.error, 'the archive'));
  const entries = zip.value;
  const other = otherArchive([...entries.keys()]);
  const top = yield* readRelations(bytes, entries, '');
  if (!top.ok) return other === null ? top : err(other);
  const main = top.value.find(({ type }) => type.endsWith('/officeDocument'));
  const entry = main && entries.get(main.target.toLowerCase());
  if (main === undefined || entry === undefined)
    return err(other ?? workbookDamaged('its contents'));
  if (other !== null) return err(other);
  return yield* readParts({ bytes, entries, entry });
}

interface Opened {
  readonly bytes: Uint8Array;
  readonly entries: Entries;
  readonly entry: ZipEntry;
}

function* readParts({
  bytes,
  entries,
  entry,
}: Opened): Generator<number, Result<Workbook, FileReason>> {
  const list = new SheetList();
  const fault = yield* readPart(bytes, entry, list);
  if (fault !== null) return err(fault);
  const relations = yield* readRelations(bytes, entries, entry.name);
  if (!relations.ok) return relations;
  const strings = new SharedStrings();
  const styles = new Styles();
  for (const { type, target } of relations.value) {
    const part = entries.get(target.toLowerCase());
    const reader = type.endsWith('/sharedStrings') ? strings : styles;
    if (part === undefined || !/\/(?:sharedStrings|styles)$/.test(type)) continue;
    const broken = yield* readPart(bytes, part, reader);
    if (broken !== null) return err(broken);
  }
  const sheets = list.sheets.flatMap(({ name, hidden, id }) => {
    const relation = relations.value.find((known) => known.id === id);
    const part =
      relation?.type.endsWith('/worksheet') && entries.get(relation.target.toLowerCase());
    return part ? [{ name, hidden, entry: part }] : [];
  });
  if (sheets.length === 0) return err(workbookDamaged('its sheets'));
  return ok({ bytes, sheets, strings: strings.texts, styles, is1904: list.is1904 });
}

/** Reads a whole part into a listener; answers why it cannot be trusted, or null. */
function* readPart(
  bytes: Uint8Array,
  entry: ZipEntry,
  listener: XmlListener,
): Generator<number, FileReason | null> {
  const parts = partText(bytes, entry, ZIP_LIMITS.kept);
  const xml = new XmlReader(listener);
  let step = parts.next();
  for (; step.done !== true; step = parts.next()) {
    xml.push(step.value.text);
    yield step.value.packed;
  }
  if (step.value !== null) return step.value;
  xml.end();
  return xml.fault ? workbookDamaged(entry.name) : null;
}

/** The text of a part piece by piece, with the packed bytes it came from. */
export function* partText(
  bytes: Uint8Array,
  entry: ZipEntry,
  limit: number,
): Generator<{ readonly text: string; readonly packed: number }, FileReason | null> {
  const pieces = unpack(bytes, entry, limit);
  let decoder: ReturnType<typeof decoderFor> | null = null;
  let step = pieces.next();
  for (; step.done !== true; step = pieces.next()) {
    decoder ??= decoderFor(encodingOf(step.value.bytes), { fatal: true });
    const text = decoded(decoder, step.value.bytes);
    if (text === null) return workbookDamaged(entry.name);
    yield { text, packed: step.value.packed };
  }
  if (step.value !== null) return faultReason(step.value, entry.name);
  return null;
}

const decoded = (decoder: ReturnType<typeof decoderFor>, bytes: Uint8Array): string | null => {
  try {
    return decoder.decode(bytes, { stream: true });
  } catch {
    return null;
  }
};

/** XML is UTF-8 unless it begins with the mark or the zero byte of UTF-16. */
const encodingOf = ([first, second]: Uint8Array): string => {
  if (first === 0xff || second === 0) return 'utf-16le';
  return first === 0xfe || first === 0 ? 'utf-16be' : 'utf-8';
};

const faultReason = (fault: ZipFault, what: string): FileReason => {
  if (fault === 'bomb') return workbookBomb(what);
  return fault === 'encrypted' ? workbookEncrypted() : workbookDamaged(what);
};

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

function* readRelations(
  bytes: Uint8Array,
  entries: Entries,
  part: string,
): Generator<number, Result<readonly Relation[], FileReason>> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const name = `${folder}_rels/${part.slice(slash)}.rels`;
  const entry = entries.get(name.toLowerCase());
  if (entry === undefined) return err(workbookDamaged(name));
  const found: Relation[] = [];
  const fault = yield* readPart(bytes, entry, {
    open: (element, attributes) => {
      if (element !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      found.push({
        id: attribute(attributes, 'Id') ?? '',
        type: attribute(attributes, 'Type') ?? '',
        target: resolved(folder, attribute(attributes, 'Target') ?? ''),
      });
    },
    text: () => undefined,
    close: () => undefined,
  });
  return fault === null ? ok(found) : err(fault);
}

/** A target is relative to the part's folder, or to the whole when it begins with a slash. */
const resolved = (folder: string, target: string): string => {
  const path = target.startsWith('/') ? target.slice(1) : folder + target;
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/'))
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  return parts.join('/');
};

class SheetList implements XmlListener {
  readonly sheets: { readonly name: string; readonly hidden: boolean; readonly id: string }[] = [];
  is1904 = false;

  open(name: string, attributes: string): void {
    if (name === 'workbookPr') this.is1904 = isTrue(attribute(attributes, 'date1904'));
    if (name !== 'sheet' || this.sheets.length >= 1_000) return;
    this.sheets.push({
      name: attribute(attributes, 'name') ?? '',
      hidden: /hidden/i.test(attribute(attributes, 'state') ?? ''),
      id: attribute(attributes, ':id') ?? '',
    });
  }

  text(): void {}

  close(): void {}
}
