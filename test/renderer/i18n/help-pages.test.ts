import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STAGES } from '#renderer/app/batch-stages.ts';
import { helpOf } from '#renderer/app/help/help-of-screen.ts';
import { searchHelp } from '#renderer/app/help/search-help.ts';
import { railItems } from '#renderer/app/rail-items.ts';
import { batchesWords } from '#renderer/i18n/en/batches.ts';
import { common } from '#renderer/i18n/en/common.ts';
import { currencies } from '#renderer/i18n/en/currencies.ts';
import { frame } from '#renderer/i18n/en/frame.ts';
import { errorCodes } from '#renderer/i18n/en/help/error-codes.ts';
import { ledgerWords } from '#renderer/i18n/en/ledger.ts';
import { overview } from '#renderer/i18n/en/overview.ts';
import { policyWords } from '#renderer/i18n/en/policy.ts';
import { settings } from '#renderer/i18n/en/settings.ts';
import { stoppedWords } from '#renderer/i18n/en/stopped.ts';
import { helpPages, isHelpId, screenPages, taskPages } from '#renderer/i18n/help.ts';
import { isOnScreen } from './screen-words.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const ids = [...taskPages, ...screenPages];
const find = (query: string) => searchHelp(helpPages, ids, query);

const linesOf = (id: (typeof ids)[number]): readonly string[] =>
  helpPages[id].sections.flatMap(({ text, terms = [] }) => [...text, ...terms.flat()]);

describe('the pages of the help', () => {
  it.each(railItems.map(({ screen }) => screen))('have one about the screen %s', (screen) => {
    expect(helpPages[helpOf({ screen }, null)].sections.length).toBeGreaterThan(1);
  });

  it.each(STAGES)('have one about the step %s of a batch', (stage) => {
    expect(helpOf({ screen: 'batch', batchId: 'any' }, stage)).toBe(stage);
    expect(helpPages[stage].sections.length).toBeGreaterThan(1);
  });

  it.each(ids)('lead on to pages that are there, from %s', (id) => {
    const { see } = helpPages[id];
    expect(see.length).toBeGreaterThan(0);
    expect(see.filter((other) => !isHelpId(other) || other === id)).toEqual([]);
  });

  it('are each reached from another one', () => {
    const reached = new Set(ids.flatMap((id) => helpPages[id].see));
    expect(ids.filter((id) => !reached.has(id))).toEqual([]);
  });

  it.each(ids)('use between stars only words that stand on a screen: %s', (id) => {
    const lines = linesOf(id);
    expect(lines.filter((line) => line.split('*').length % 2 === 0)).toEqual([]);
    const marked = lines.flatMap((line) => line.split('*').filter((_, at) => at % 2 === 1));
    expect(marked.filter((words) => !isOnScreen(words))).toEqual([]);
  });

  it('would not pass words off as words of a screen', () => {
    expect(isOnScreen('Continue to plan')).toBe(true);
    expect(['Send it again', 'Continue', 'The gateway paid it'].filter(isOnScreen)).toEqual([]);
  });
});

describe('the search of the help', () => {
  it.each(ids)('finds a page by its title, first: %s', (id) => {
    expect(find(helpPages[id].title)[0]).toMatchObject({ page: id, section: null });
  });

  it('finds by words in any order and case, and by what a person calls it', () => {
    expect(find('MEMO tag').map(({ page }) => page)).toContain('new-payout');
    expect(find('webhook')[0]?.page).toBe('callbacks');
    expect(find('swap')[0]?.page).toBe('balances');
  });

  it('finds nothing for words that stand nowhere, and none for none', () => {
    expect(find('zeppelin')).toEqual([]);
    expect(find('   ')).toEqual([]);
  });
});

describe('the troubleshooting', () => {
  it.each(Object.entries(stoppedWords))(
    'finds the stop “%s” by its words on screen',
    (_, words) => {
      const [first] = find(words.title);
      const section = helpPages.stopped.sections[first?.section ?? -1];
      expect(first?.page).toBe('stopped');
      expect(section?.heading).toBe(words.title);
      expect(section?.terms?.map(([, meaning]) => meaning)).toContain(words.next);
    },
  );

  it('explains every band that stands above the screens', () => {
    const { locked, damaged, elsewhere, anchor } = ledgerWords;
    const bands = [
      locked.behind,
      locked.replaced,
      locked.missing,
      locked.foreign,
      damaged.happened,
      elsewhere.happenedUnknown,
      anchor.happened,
      frame.ledgerProblem,
      frame.keychainProblem,
      policyWords.happened,
      settings.key.testBad,
      common.unexpected,
    ];
    const headings = helpPages.trouble.sections.map(({ heading }) => heading);
    expect(bands.filter((words) => !headings.includes(words))).toEqual([]);
    expect(bands.filter((words) => find(words)[0]?.page !== 'trouble')).toEqual([]);
  });

  it.each(Object.keys(stoppedWords))('finds the stop by its code in copied details: %s', (code) => {
    const at = Object.keys(stoppedWords).indexOf(code) + 1;
    const hits = find(`Code ${code}`).map(({ page, section }) => [page, section]);
    expect(hits.slice(0, 2)).toContainEqual(['stopped', at]);
  });

  it.each([
    [ledgerWords.elsewhere.happened, 'trouble'],
    [frame.ratesProblem, 'trouble'],
    [overview.balancesProblem, 'trouble'],
    [currencies.problem, 'trouble'],
    [batchesWords.failed, 'trouble'],
    [ledgerWords.verify.failed, 'trouble'],
    [frame.keyMissing, 'trouble'],
  ])('finds a message whose names and figures the help cannot know: %s', (words, page) => {
    const onScreen = words.replaceAll(/\{\{\w+\}\}/g, 'Xyzzy-4711');
    expect(find(onScreen)[0]?.page).toBe(page);
  });

  it('explains every code that copied details may begin with', () => {
    const codes = errorCodes.terms?.map(([code]) => code) ?? [];
    expect(codes.length).toBeGreaterThan(8);
    for (const code of codes) {
      const hits = find(code).map(({ page, section }) => [page, section]);
      expect(hits).toContainEqual(['trouble', helpPages.trouble.sections.indexOf(errorCodes)]);
    }
  });

  it('quotes only messages that the window or the program does say', () => {
    const quoted = helpPages.trouble.sections
      .filter((section) => section !== errorCodes)
      .map(({ heading }) => heading)
      .filter((words) => !isOnScreen(words));
    const sources = globSync('src/{core,main}/**/*.ts', { cwd: root })
      .map((file) => readFileSync(join(root, file), 'utf8'))
      .join('\n');
    expect(quoted.length).toBeGreaterThan(4);
    expect(quoted.filter((words) => !sources.includes(words))).toEqual([]);
  });

  it('explains every rule that refuses a file', () => {
    const page = readFileSync(join(root, 'docs/import-rules.md'), 'utf8');
    const rows = page.split('\n').filter((line) => /^\| `.*\| refused \|/.test(line));
    const rules = rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([a-z-]+)`/g)].map((match) => match[1] ?? ''),
    );
    const explained = helpPages['refused-files'].sections.flatMap(({ terms = [] }) =>
      terms.map(([rule]) => rule),
    );
    expect(rules.length).toBeGreaterThanOrEqual(30);
    expect(rules.filter((rule) => !explained.includes(rule))).toEqual([]);
  });
});
