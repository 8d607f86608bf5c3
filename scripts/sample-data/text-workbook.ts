/** A workbook of texts alone: the least a spreadsheet program opens. Source: ECMA-376 part 1, 12.2. */
import { strToU8, zipSync } from 'fflate';

export interface SheetText {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

const SPACE = 'http://schemas.openxmlformats.org';
const OFFICE = `${SPACE}/officeDocument/2006/relationships`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const sheetXml = ({ rows }: SheetText): string => {
  const lines = rows.map(
    (cells) =>
      `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`).join('')}</row>`,
  );
  return `<worksheet xmlns="${SPACE}/spreadsheetml/2006/main"><sheetData>${lines.join('')}</sheetData></worksheet>`;
};

const relations = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="${SPACE}/package/2006/relationships">${targets
    .map(
      ([type, path], at) => `<Relationship Id="r${at}" Type="${OFFICE}/${type}" Target="${path}"/>`,
    )
    .join('')}</Relationships>`;

const TYPES = `<Types xmlns="${SPACE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`;

/** The bytes of a workbook with these sheets. */
export const textWorkbook = (sheets: readonly SheetText[]): Uint8Array => {
  const list = sheets.map(
    ({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="r${at}"/>`,
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml': TYPES,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${SPACE}/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      sheets.map((_, at) => ['worksheet', `sheet${at + 1}.xml`] as const),
    ),
  };
  sheets.forEach((sheet, at) => {
    parts[`xl/sheet${at + 1}.xml`] = sheetXml(sheet);
  });
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  );
};
