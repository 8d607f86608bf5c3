/** Every main screen in both themes by the rules of axe, and every dialog of the import by the keyboard alone. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Locator, Page } from 'playwright';
import { ROOT } from './host/electron-path.ts';
import { expect, test } from './host/fixture.ts';
import { openConsole } from './pages/console.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCREENS = [
  'Overview',
  'New payout',
  'Batches',
  'Payouts',
  'Unknown desk',
  'Currencies',
  'Settings',
] as const;

declare global {
  interface Window {
    readonly axe?: { readonly run: (what: Document) => Promise<AxeResults> };
  }
}

/** What axe holds against the page as it stands in both themes, one line for each element. */
const violations = async (page: Page, name: string): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    // The page's own policy would stop a script element; a debugger is above it.
    if (await page.evaluate(() => window.axe === undefined)) await page.evaluate(AXE);
    const results = await page.evaluate(() => window.axe?.run(document));
    for (const { id, impact, nodes } of results?.violations ?? [])
      if (impact === 'serious' || impact === 'critical')
        for (const { target, failureSummary } of nodes)
          found.push(`${name}, ${theme}: ${id} at ${target.join(' ')}: ${failureSummary ?? ''}`);
    expect(results?.passes.length).toBeGreaterThan(10);
  }
  return found;
};

test('no screen breaks a serious rule of accessibility, in either theme', async ({ purser }) => {
  test.setTimeout(300_000);
  const console = openConsole(purser);
  const { frame, batches, rows, sheet, plan, review, dispatch, track } = console;
  const { page } = purser;
  const found: string[] = [];
  const look = async (name: string): Promise<void> => {
    found.push(...(await violations(page, name)));
  };
  for (const screen of SCREENS) {
    await frame.goTo(screen);
    await look(screen);
  }
  await frame.goTo('Batches');
  await batches.importFile(join(ROOT, 'samples', 'mistakes.csv'));
  await rows.rows.waitFor();
  await look('rows with mistakes');
  await sheet.grid.focus();
  await sheet.press('Control+.');
  await sheet.fixes.getByRole('listitem').first().waitFor();
  await look('fixes');
  await sheet.press('Escape');
  await page.getByRole('button', { name: 'Changes' }).click();
  await sheet.changes.waitFor();
  await look('changes');
  await sheet.press('Escape');
  await rows.toPlan();
  await plan.wait();
  await look('plan');
  await frame.goTo('Batches');
  await batches.paste('Key,Person,Coin,Value\nK-1,Anna Berg,USDT,"1,250"\n');
  await rows.asks.waitFor();
  await look('questions');

  await frame.goTo('Batches');
  await batches.importFile(join(ROOT, 'samples', 'payroll-25.csv'));
  await rows.toPlan();
  await plan.submit();
  await review.order.waitFor();
  await look('review');
  await review.retypeAll();
  await review.approve();
  await dispatch.sendButton.waitFor();
  await look('dispatch before it begins');
  await dispatch.send();
  await dispatch.finished(120_000);
  await look('dispatch when it is over');
  await dispatch.follow();
  await look('track');
  await track.toExport();
  await look('export');
  await frame.goTo('Payouts');
  await look('payouts that were made');
  await page.keyboard.press('F1');
  await page.getByRole('complementary', { name: 'Help' }).getByRole('article').waitFor();
  await look('help');
  expect(found).toEqual([]);
});

/** Opens something from a control by Enter, sees the focus go in, leaves by Escape and sees it come back. */
const inAndOut = async (page: Page, control: Locator, opened: Locator): Promise<void> => {
  await control.focus();
  await page.keyboard.press('Enter');
  await opened.waitFor();
  await expect
    .poll(() => opened.evaluate((part) => part.contains(document.activeElement)))
    .toBe(true);
  await page.keyboard.press('Escape');
  await expect(opened).toBeHidden();
  await expect
    .poll(() =>
      control.evaluate(
        (part) =>
          part === document.activeElement ||
          document.activeElement?.getAttribute('role') === 'grid',
      ),
    )
    .toBe(true);
};

test('every dialog of the import takes the focus, leaves by Escape and gives the focus back', async ({
  purser,
}) => {
  test.setTimeout(120_000);
  const { frame, batches, rows } = openConsole(purser);
  const { page } = purser;
  await frame.goTo('Batches');
  await inAndOut(
    page,
    page.getByRole('button', { name: 'Paste rows…' }),
    page.getByRole('dialog', { name: 'Paste rows' }),
  );
  await batches.importFile(join(ROOT, 'samples', 'mistakes.csv'));
  await rows.rows.waitFor();
  const dialogs: readonly (readonly [opener: string | RegExp, title: string | RegExp])[] = [
    [/^Fix all/, 'Fix all rows of a kind'],
    ['Split…', /^Split row/],
    [/^Exclude… /, /^Exclude/],
    ['Add a row…', 'Add a row'],
    ['Exclude all with errors…', /^Exclude/],
    ['Enter rates…', 'Enter reference rates'],
    ['Discard batch…', /Discard/],
  ];
  for (const [opener, title] of dialogs)
    await inAndOut(
      page,
      page.getByRole('button', { name: opener, exact: true }),
      page.getByRole('dialog', { name: title }),
    );
  await inAndOut(
    page,
    page.getByRole('button', { name: 'Changes', exact: true }),
    page.getByRole('complementary', { name: 'Changes' }),
  );
  await inAndOut(
    page,
    rows.rows.getByRole('button', { name: /reasons?/ }).first(),
    page.getByRole('dialog').filter({ has: page.getByRole('listitem') }),
  );
});
