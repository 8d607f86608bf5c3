/** The table of docs/security.md, from the controls, the titles of their tests, and what became of these. */
import type { Control } from './list.ts';
import type { Check } from './titles.ts';

/** What stands before and after each table of the page. */
export const MARKS = {
  controls: ['<!-- controls: written by npm run controls -->', '<!-- end of controls -->'],
  secrets: ['<!-- secrets: written by npm run controls -->', '<!-- end of secrets -->'],
} as const;

const HEAD = ['| # | control | checks | result | date |', '|---|---|---|---|---|'];

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** One check as the table names it. */
export const checkLine = ({ kind, sentence, file }: Check): string =>
  cell(`${kind}: ${sentence} (\`${file}\`)`);

/** What only a packaged app shows, as the table names it. */
export const packagedLine = ({ packaged }: Control): readonly string[] =>
  packaged === undefined
    ? []
    : [cell(`P: ${packaged.shows} (\`release.yml\`, step \`${packaged.step}\`)`)];

/** The rows between the marks, in order of the controls. */
export const tableOf = (
  controls: readonly Control[],
  checks: readonly Check[],
  date: string,
): string => {
  const rows = controls.map((control) => {
    const own = checks.filter((check) => check.id === control.id);
    const lines = [...own.map(checkLine), ...packagedLine(control)];
    const result = own.length > 0 ? 'passed' : 'in the release workflow';
    return `| ${control.id} | ${cell(control.what)} | ${lines.join('<br>')} | ${result} | ${own.length > 0 ? date : '–'} |`;
  });
  return [...HEAD, ...rows].join('\n');
};

/** The page with the table between its marks replaced. Throws when a mark is missing. */
export const withTable = (page: string, which: keyof typeof MARKS, table: string): string => {
  const [begin, end] = MARKS[which];
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error('The marks of the table are gone.');
  return `${before}${begin}\n\n${table}\n\n${end}${after}`;
};
