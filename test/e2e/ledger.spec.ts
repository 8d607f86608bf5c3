/** The proof a person can run, a ledger that was put back, and a second Purser that looks on. */
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startPracticeGateway, type PracticeGateway } from '#practice/server.ts';
import { askAsPage, valueAsPage } from './page-calls.ts';
import { ROOT } from './host/electron-path.ts';
import { expect, test } from './host/fixture.ts';
import { launchPurser } from './host/launch.ts';
import { approveBatch, openConsole, type Console } from './pages/console.ts';

const PLATFORM_ID = 4711;
const KEY = 'facade-decade-efface-accede-beaded';
const NAME = 'Acme EU';

const ROWS = [
  'reference,beneficiary,currency,network,address,tag,amount,amount_currency,note',
  'K-1,Anna,USDT,TRC20,TNWFZZY9v7MzqY5U8rJVsG24irKqA3cRZU,,100,USDT,',
  'K-2,Ben,USDT,TRC20,TNk54ZMirrbFhTgxpg54DRsLnxw6QFnGx7,,200,USDT,',
].join('\n');

const openGateway = (): Promise<PracticeGateway> =>
  startPracticeGateway({
    platformId: PLATFORM_ID,
    apiKey: KEY,
    seed: 'ledger',
    stateFile: null,
    withdrawIntervalMs: 1_000,
    settleMs: { min: 200, max: 400 },
  });

test('a person verifies the ledger from the palette and keeps the verdict', async ({
  purser,
  dataDir,
}) => {
  const console = openConsole(purser);
  const { frame, batches, ledger, settings } = console;
  await frame.goTo('Batches');
  await batches.importFile(join(ROOT, 'samples', 'payroll-25.csv'));
  await approveBatch(console);
  await ledger.verifyFromPalette();
  await ledger.verified();
  await expect(ledger.verdict).toContainText('Every entry follows the one before it');
  await expect(ledger.verdict).toContainText('25 in 1 batches');
  const text = await ledger.save(join(dataDir, 'verdict.txt'));
  const head = (await ledger.verdict.locator('code').allInnerTexts()).join(' ');
  expect(head.split(' ')).toHaveLength(16);
  expect(text).toContain(head.slice(0, 39));
  expect(text).toContain('GOOD: every entry follows');
  await frame.goTo('Settings');
  await settings.page.getByRole('button', { name: 'Verify this ledger' }).click();
  await ledger.verified();
});

/** Adds the platform and its key; false where this computer has no secret store. */
const connect = async ({ frame, settings }: Console, gatewayUrl: string): Promise<boolean> => {
  const state = await valueAsPage(frame.page, 'app.state', {});
  if (state.keychainProblem !== null) return false;
  await frame.goTo('Settings');
  await settings.addPlatform({ name: NAME, platformId: PLATFORM_ID, gatewayUrl });
  await settings.saveKey(KEY);
  await frame.switchTo(NAME);
  return true;
};

/** The file of the live profile's ledger. */
const ledgerIn = async (dataDir: string): Promise<string> => {
  const profiles = await readdir(join(dataDir, 'profiles'));
  const live = profiles.find((name) => name !== 'practice');
  if (live === undefined) throw new Error('there is no live profile');
  return join(dataDir, 'profiles', live, 'ledger.sqlite');
};

test('yesterday’s ledger put back is locked, led out by hand, and pays nobody twice', async ({
  dataDir,
}) => {
  test.setTimeout(180_000);
  const gateway = await openGateway();
  const first = await launchPurser({ dataDir });
  const before = openConsole(first);
  const hasStore = await connect(before, gateway.url);
  if (!hasStore) await first.close();
  test.skip(!hasStore, 'This computer has no secret store.');
  await before.frame.goTo('Batches');
  await before.batches.paste(ROWS);
  await approveBatch(before);
  await first.close();
  const file = await ledgerIn(dataDir);
  const yesterday = join(dataDir, 'yesterday.sqlite');
  await copyFile(file, yesterday);

  const today = await launchPurser({ dataDir });
  const sending = openConsole(today);
  await sending.frame.goTo('Batches');
  await sending.batches.open(`${new Date().toISOString().slice(0, 7)} pasted rows`);
  await sending.dispatch.send();
  await sending.dispatch.finished(30_000);
  await today.close();
  expect(gateway.books.withdrawals()).toHaveLength(2);
  await copyFile(yesterday, file);

  const locked = await launchPurser({ dataDir });
  const { frame, ledger, payouts } = openConsole(locked);
  await expect(frame.alerts.first()).toContainText('older than the one last used here');
  await frame.goTo('Payouts');
  await payouts.list.getByText('K-1').waitFor();
  const [batch] = await valueAsPage(locked.page, 'batch.list', {});
  const refused = await askAsPage(locked.page, 'batch.dispatch', { batchId: batch?.id ?? '' });
  expect(refused).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  await ledger.seeWayOut();
  await expect(ledger.unlockButton).toBeDisabled();
  await ledger.ask();
  await expect(ledger.wayOut).toContainText('2 are known to the gateway');
  await expect(ledger.wayOut.getByRole('row')).toHaveCount(3);
  await expect(ledger.unlockButton).toBeDisabled();
  await ledger.compare('Both are on the dashboard; nothing else is.');
  await ledger.confirm('2');
  await expect(ledger.stands).toContainText('Open. This Purser pays from it');
  await expect(frame.alerts).toHaveCount(0);
  await frame.goTo('Payouts');
  await expect(payouts.list.getByText('Paid')).toHaveCount(2, { timeout: 30_000 });
  await ledger.verifyFromPalette();
  await ledger.verified();
  await expect(ledger.verdict).toContainText('Every entry follows the one before it');
  expect(gateway.books.withdrawals()).toHaveLength(2);
  await locked.close();
  await gateway.close();
});

test('a second Purser on the same data looks on and names the first', async ({
  purser,
  dataDir,
}) => {
  test.skip(purser.app.kind === 'electron', 'Electron shows the first window instead.');
  const console = openConsole(purser);
  await console.frame.goTo('Batches');
  await console.batches.importFile(join(ROOT, 'samples', 'payroll-25.csv'));
  await approveBatch(console);
  // The host keeps a second one out by a file in the temporary folder; another folder gets it past that.
  const temporary = join(dataDir, 'temporary');
  await mkdir(temporary);
  const second = await launchPurser({ dataDir, env: { TMPDIR: temporary } });
  try {
    const { frame, page } = { ...openConsole(second), page: second.page };
    const band = page.getByRole('status').filter({ hasText: 'Another Purser pays' });
    await expect(band).toContainText('process');
    await frame.goTo('Batches');
    await page.getByText('payroll-25').first().waitFor();
    const [batch] = await valueAsPage(page, 'batch.list', {});
    const refused = await askAsPage(page, 'batch.dispatch', { batchId: batch?.id ?? '' });
    expect(refused).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('Another Purser pays from this ledger') },
    });
    await console.dispatch.send();
    await console.dispatch.finished(60_000);
    await page.getByRole('button', { name: 'Look again' }).click();
    await expect
      .poll(async () => (await valueAsPage(page, 'batch.list', {}))[0]?.run?.left ?? null)
      .toBe(0);
  } finally {
    await second.close();
  }
});
