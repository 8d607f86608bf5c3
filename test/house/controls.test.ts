/** The tables of docs/security.md say what the tests do: no control without its check, no check without its place. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CONTROLS, SECRET_RULES, type Control } from '../../scripts/controls/list.ts';
import { hasPassed, ranInPlaywright, ranInVitest } from '../../scripts/controls/reports.ts';
import {
  checkLine,
  MARKS,
  packagedLine,
  tableOf,
  withTable,
} from '../../scripts/controls/table.ts';
import { beginningOf, findChecks, titlesIn } from '../../scripts/controls/titles.ts';
import { ROOT } from '../../scripts/tools.ts';

const page = readFileSync(join(ROOT, 'docs', 'security.md'), 'utf8');
const checks = findChecks();
const WORKFLOW = join(ROOT, '.github', 'workflows', 'release.yml');

const rowsOf = (which: keyof typeof MARKS): readonly (readonly string[])[] => {
  const [begin, end] = MARKS[which];
  const table = page.split(begin)[1]?.split(end)[0] ?? '';
  return table
    .split('\n')
    .filter((line) => /^\| [CK]\d/.test(line))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
};

const TABLES = { controls: CONTROLS, secrets: SECRET_RULES } as const;

describe.each(Object.entries(TABLES))('the table of %s', (which, controls) => {
  const rows = rowsOf(which as keyof typeof MARKS);

  test('has each exactly once, in order, in the words of the list', () => {
    expect(rows.map(([id, what]) => `${id} ${what}`)).toEqual(
      controls.map(({ id, what }) => `${id} ${what}`),
    );
  });

  test('names exactly the tests of that title, with their files, and the step of the release', () => {
    const named = rows.map(([id, , lines]) => [id, lines?.split('<br>') ?? []]);
    const wanted = controls.map((control: Control) => [
      control.id,
      [...checks.filter(({ id }) => id === control.id).map(checkLine), ...packagedLine(control)],
    ]);
    expect(named).toEqual(wanted);
  });

  test('gives a result and its date for whatever is checked here', () => {
    for (const [id = '', , , result, date] of rows) {
      const isHere = checks.some((check) => check.id === id);
      expect(result, id).toBe(isHere ? 'passed' : 'in the release workflow');
      expect(date, id).toMatch(isHere ? /^20\d\d-[01]\d-[0-3]\d$/ : /^–$/);
    }
  });
});

test('every control is checked by a test here or by a named step of the release', () => {
  expect(CONTROLS).toHaveLength(30);
  const unchecked = [...CONTROLS, ...SECRET_RULES].filter(
    ({ id, packaged }) => packaged === undefined && !checks.some((check) => check.id === id),
  );
  expect(unchecked.map(({ id }) => id)).toEqual([]);
});

test('no test names a control that is not there', () => {
  const known = new Set([...CONTROLS, ...SECRET_RULES].map(({ id }) => id));
  expect(checks.filter(({ id }) => !known.has(id))).toEqual([]);
});

test('the release workflow has every step that a control names', () => {
  const steps = new Set(CONTROLS.flatMap(({ packaged }) => (packaged ? [packaged.step] : [])));
  expect(steps.size).toBeGreaterThan(3);
  if (!existsSync(WORKFLOW)) return;
  const workflow = readFileSync(WORKFLOW, 'utf8');
  expect([...steps].filter((step) => !workflow.includes(`name: ${step}`))).toEqual([]);
});

describe('the making of the table', () => {
  const found = titlesIn(
    "test.each([1])('C7 U: nothing of a | gets in: %s', run);",
    'test/a.test.ts',
  );

  test('reads a title without what each case fills in', () => {
    expect(found.map(beginningOf)).toEqual(['C7 U: nothing of a | gets in']);
  });

  test('calls a check passed only when tests ran under its title and all passed', () => {
    const ran = (...statuses: readonly string[]) =>
      ranInVitest(
        JSON.stringify({
          testResults: [
            {
              assertionResults: statuses.map((status) => ({
                ancestorTitles: ['C9 U: a group'],
                title: 'one',
                status,
              })),
            },
          ],
        }),
      );
    expect(hasPassed('C9 U: a group', ran('passed', 'passed'))).toBe(true);
    expect(hasPassed('C9 U: a group', ran('passed', 'failed'))).toBe(false);
    expect(hasPassed('C9 U: a group', ran('skipped'))).toBe(false);
    expect(hasPassed('C9 U: another', ran('passed'))).toBe(false);
    const pages = JSON.stringify({ suites: [{ specs: [{ title: 'C1 C: x', ok: true }] }] });
    expect(hasPassed('C1 C: x', ranInPlaywright(pages))).toBe(true);
  });

  test('writes between its marks and nowhere else', () => {
    const [begin, end] = MARKS.controls;
    const table = tableOf([{ id: 'C7', what: 'a | b' }], found, '2026-01-02');
    expect(table).toContain('| C7 | a \\| b |');
    expect(withTable(`head\n${begin}\nold\n${end}\ntail`, 'controls', table)).toBe(
      `head\n${begin}\n\n${table}\n\n${end}\ntail`,
    );
    expect(() => withTable('head', 'controls', table)).toThrow('marks');
  });
});
