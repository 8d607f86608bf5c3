/** A live platform, played by a practice gateway of the test's own: its key is kept, its refusals stop the run. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startPracticeGateway, type PracticeGateway } from '#practice/server.ts';
import { askAsPage, valueAsPage } from './page-calls.ts';
import { ROOT } from './host/electron-path.ts';
import { expect, test } from './host/fixture.ts';
import { launchPurser, type Launched } from './host/launch.ts';
import { filesHolding, holds } from './evidence/traces.ts';
import { approveBatch, openConsole, type Console } from './pages/console.ts';

const PLATFORM_ID = 4711;
/** As unlike anything else as can be, with signs that each way of writing would change. */
const KEY = 'CANARY~7f3a/9d+e1?c4&b2=Zq8';
const OTHER_KEY = 'another-key-of-someone-else';
const NAME = 'Acme EU';

const openGateway = (port: number): Promise<PracticeGateway> =>
  startPracticeGateway({
    port,
    platformId: PLATFORM_ID,
    apiKey: KEY,
    seed: 'e2e',
    stateFile: null,
    withdrawIntervalMs: 1_000,
    settleMs: { min: 200, max: 400 },
  });

/** Adds the platform and its key; false where this computer has no secret store. */
const connect = async ({ frame, settings }: Console, gatewayUrl: string): Promise<boolean> => {
  const state = await valueAsPage(frame.page, 'app.state', {});
  if (state.keychainProblem !== null) return false;
  await frame.goTo('Settings');
  await settings.addPlatform({ name: NAME, platformId: PLATFORM_ID, gatewayUrl });
  await settings.saveKey(KEY);
  return true;
};

/** Writes down, inside the page, every event it hears. */
const listen = (launched: Launched): Promise<void> =>
  launched.page.evaluate(() => {
    const page = window as unknown as {
      heard: string[];
      readonly bridge: { subscribe(name: string, listener: (payload: unknown) => void): void };
    };
    page.heard = [];
    for (const name of ['app.changed', 'batch.changed', 'payout.changed', 'currency.changed']) {
      page.bridge.subscribe(name, (payload) => page.heard.push(JSON.stringify(payload)));
    }
  });

test('a refused address, a wrong key and a dead gateway stop the run at the first payout and blame no row', async ({
  purser,
  dataDir,
}) => {
  test.setTimeout(180_000);
  let gateway = await openGateway(0);
  const console = openConsole(purser);
  const { frame, settings, batches, dispatch } = console;
  test.skip(!(await connect(console, gateway.url)), 'This computer has no secret store.');
  await frame.goTo('Settings');
  expect(await (await settings.testKey(NAME)).innerText()).toContain('The key works for reading.');
  await frame.switchTo(NAME);
  await frame.goTo('Batches');
  await batches.paste(
    [
      'reference,beneficiary,currency,network,address,tag,amount,amount_currency,note',
      'L-1,Anna,USDT,TRC20,TNWFZZY9v7MzqY5U8rJVsG24irKqA3cRZU,,100,USDT,',
      'L-2,Ben,USDT,TRC20,TNk54ZMirrbFhTgxpg54DRsLnxw6QFnGx7,,200,USDT,',
      'L-3,Cleo,USDT,TRC20,TY8dyrxajZ7aYqDyG3UPBok5m41cJptWbE,,300,USDT,',
    ].join('\n'),
  );
  await approveBatch(console);

  gateway.setSwitches({ ipListed: false });
  await dispatch.send();
  await expect(dispatch.stopped).toContainText('public IP is on the list');
  // The vendor promises nowhere that a request refused like this was not executed, so the first is not called unpaid.
  await expect(dispatch.count('Unknown')).toHaveText('1');
  await expect(dispatch.count('Not sent')).toHaveText('2');
  await expect(dispatch.count('Refused or failed')).toHaveText('0');
  gateway.setSwitches({ ipListed: true });

  await valueAsPage(frame.page, 'credentials.save', {
    profileId: (await valueAsPage(frame.page, 'app.state', {})).profile.id,
    key: OTHER_KEY,
  });
  await dispatch.resume();
  await expect(dispatch.stopped).toContainText('the key is current');
  await expect(dispatch.count('Not sent')).toHaveText('2');
  await expect(dispatch.count('Refused or failed')).toHaveText('0');
  await valueAsPage(frame.page, 'credentials.save', {
    profileId: (await valueAsPage(frame.page, 'app.state', {})).profile.id,
    key: KEY,
  });

  const { port } = gateway;
  expect(gateway.books.withdrawals()).toEqual([]);
  await gateway.close();
  await dispatch.resume();
  await expect(dispatch.stopped).toContainText('The gateway could not be reached', {
    timeout: 60_000,
  });
  await expect(dispatch.count('Not sent')).toHaveText('2');

  gateway = await openGateway(port);
  await dispatch.resume();
  await dispatch.finished(60_000);
  await expect(dispatch.headline).toContainText('Finished with 1 unresolved payout.');
  await expect(dispatch.count('Paid')).toHaveText('2', { timeout: 30_000 });
  await expect(dispatch.count('Unknown')).toHaveText('1');
  expect(gateway.books.withdrawals().map(({ amount }) => amount)).toEqual(['200', '300']);
  expect(await purser.close()).toBe(0);
  expect(filesHolding(dataDir, KEY)).toEqual([]);
  await gateway.close();
});

test('K8 C: a saved key is nowhere but in the keychain: not in files, logs, answers, events or the page', async ({
  dataDir,
}) => {
  test.setTimeout(120_000);
  const gateway = await openGateway(0);
  const temporary = join(dataDir, 'temporary');
  await mkdir(temporary);
  const purser = await launchPurser({ dataDir, env: { TMPDIR: temporary } });
  const console = openConsole(purser);
  const { page } = purser;
  await listen(purser);
  const hasStore = await connect(console, gateway.url);
  if (!hasStore) await purser.close();
  test.skip(!hasStore, 'This computer has no secret store.');
  await console.frame.goTo('Settings');
  await console.settings.testKey(NAME);
  await console.frame.switchTo(NAME);
  const { profile } = await valueAsPage(page, 'app.state', {});

  const answers: unknown[] = [];
  const ask = async (...call: Parameters<typeof askAsPage>): Promise<void> => {
    answers.push(await askAsPage(...call));
  };
  for (const spoil of [
    () => gateway.setSwitches({ ipListed: false }),
    () =>
      gateway.setFaults([
        { on: 'balance', when: { always: true }, fault: { kind: 'garbled', body: 'html' } },
      ]),
    () => gateway.setFaults('calm'),
  ]) {
    spoil();
    await ask(page, 'credentials.test', { profileId: profile.id });
    await ask(page, 'balance.list', { refresh: true });
    await ask(page, 'currency.list', { refresh: true });
    await ask(page, 'overview.get', { refresh: true });
  }
  await ask(page, 'credentials.save', { profileId: profile.id, key: ` ${KEY}` });
  await ask(page, 'credentials.save', { profileId: 'nobody', key: KEY });
  await ask(page, 'app.state', {});
  await console.frame.goTo('Batches');
  await console.batches.importFile(join(ROOT, 'samples', 'payroll-25.csv'));

  expect(holds(JSON.stringify(answers), KEY)).toBe(false);
  const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  expect(heard.length).toBeGreaterThan(0);
  expect(holds(heard.join('\n'), KEY)).toBe(false);
  const typed = await page.evaluate(() =>
    [...document.querySelectorAll('input, textarea')]
      .map((field) => (field as HTMLInputElement).value)
      .join('\n'),
  );
  expect(holds(`${await page.content()}${typed}`, KEY)).toBe(false);
  expect(filesHolding(dataDir, KEY)).toEqual([]);
  expect(await purser.close()).toBe(0);
  expect(filesHolding(dataDir, KEY)).toEqual([]);
  expect(holds(purser.output(), KEY)).toBe(false);
  await gateway.close();
});

test('in practice, a computer that is not on the list is told so and no row is blamed', async ({
  purser,
}) => {
  const console = openConsole(purser);
  const { frame, settings, batches, dispatch } = console;
  await frame.goTo('Batches');
  await batches.importFile(join(ROOT, 'samples', 'payroll-25.csv'));
  await approveBatch(console);
  await frame.goTo('Settings');
  await settings.rehearse(/not on the allow-list/, /^0.05 s/);
  await frame.goTo('Batches');
  await batches.open(`${new Date().toISOString().slice(0, 7)} payroll-25`);
  await dispatch.send();
  await expect(dispatch.stopped).toContainText('public IP is on the list');
  await expect(dispatch.stopped).toContainText('This concerns the connection, not the rows.');
  await expect(dispatch.count('Not sent')).toHaveText('24');
  await expect(dispatch.count('Unknown')).toHaveText('1');
  await expect(dispatch.count('Refused or failed')).toHaveText('0');
});
