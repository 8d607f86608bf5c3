/** The canary run of the window: the key of a live platform is looked for in the page, and in all that reached it, after each error. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { EventName } from '#contract/events.ts';
import { filesHolding, FORMS, formsHeld, holds } from './evidence/traces.ts';
import { expect, test } from './host/fixture.ts';
import { launchPurser } from './host/launch.ts';
import { connect, KEY, NAME, openGateway } from './live-platform.ts';
import { askAsPage, valueAsPage } from './page-calls.ts';
import { approveBatch, openConsole } from './pages/console.ts';
import type { ScreenWord } from './pages/frame.ts';

/** Every event there is; the compiler asks for those that are missing. */
const EVENTS: Readonly<Record<EventName, true>> = {
  'app.changed': true,
  'backup.shown': true,
  'balance.changed': true,
  'batch.changed': true,
  'batch.discarded': true,
  'batch.shown': true,
  'callback.changed': true,
  'currency.changed': true,
  'data.changed': true,
  'holdings.shown': true,
  'invoice.changed': true,
  'payout.changed': true,
  'rehearsal.changed': true,
  'unlock.changed': true,
  'update.changed': true,
  'verification.asked': true,
  'verification.changed': true,
};
const SCREENS: readonly ScreenWord[] = [
  'Overview',
  'New payout',
  'Batches',
  'Payouts',
  'Unknown desk',
  'Balances',
  'Currencies',
  'Callbacks',
  'Settings',
];

/** Writes down, inside the page, every event it hears. */
const listen = (page: Page): Promise<void> =>
  page.evaluate((names) => {
    const here = window as unknown as {
      heard: string[];
      readonly bridge: { subscribe(name: string, listener: (payload: unknown) => void): void };
    };
    here.heard = [];
    for (const name of names)
      here.bridge.subscribe(name, (payload) => here.heard.push(JSON.stringify(payload)));
  }, Object.keys(EVENTS));

/** What the page is made of: its markup, text and attributes as they are read, what is typed, what it keeps, what it asked for, and what it has heard. */
const pageHolds = async (page: Page): Promise<readonly string[]> => {
  const rest = await page.evaluate(() =>
    [
      ...Array.from(document.querySelectorAll('input, textarea'), (one) =>
        'value' in one ? String(one.value) : '',
      ),
      document.documentElement.textContent,
      ...Array.from(document.querySelectorAll('*')).flatMap((one) =>
        one.getAttributeNames().map((name) => one.getAttribute(name)),
      ),
      ...[localStorage, sessionStorage].flatMap((store) =>
        Array.from(store, (_, at) => store.getItem(store.key(at) ?? '')),
      ),
      document.cookie,
      location.href,
      JSON.stringify(history.state),
      ...performance.getEntries().map(({ name }) => name),
      ...(window as unknown as { readonly heard: readonly string[] }).heard,
    ].join('\n'),
  );
  return formsHeld(`${await page.content()}\n${rest}`, KEY);
};

test('K8 C: a saved key is nowhere but in the keychain: not in files, logs, answers, events or any screen, after every error', async ({
  dataDir,
}) => {
  test.setTimeout(180_000);
  const gateway = await openGateway(0);
  const temporary = join(dataDir, 'temporary');
  await mkdir(temporary);
  const purser = await launchPurser({ dataDir, env: { TMPDIR: temporary } });
  const console = openConsole(purser);
  const { page } = purser;
  const { frame, batches, dispatch } = console;
  await listen(page);
  const hasStore = await connect(console, gateway.url);
  if (!hasStore) await purser.close();
  test.skip(!hasStore, 'This computer has no secret store.');
  expect(await pageHolds(page)).toEqual([]);
  await frame.switchTo(NAME);
  const { profile } = await valueAsPage(page, 'app.state', {});

  const answers: unknown[] = [];
  const ask = async (...call: Parameters<typeof askAsPage>): Promise<void> => {
    answers.push(await askAsPage(...call));
  };
  const everywhere = async (): Promise<void> => {
    for (const screen of SCREENS) {
      await frame.goTo(screen);
      expect(await pageHolds(page), screen).toEqual([]);
    }
    expect(filesHolding(dataDir, KEY)).toEqual([]);
    expect(holds(JSON.stringify(answers), KEY)).toBe(false);
  };
  for (const spoil of [
    () => gateway.setSwitches({ ipListed: false }),
    () =>
      gateway.setFaults([
        { on: 'balance', when: { always: true }, fault: { kind: 'garbled', body: 'html' } },
        {
          on: 'currencies',
          when: { always: true },
          fault: { kind: 'status', status: 401, executed: false },
        },
      ]),
    () => gateway.setFaults('calm'),
  ]) {
    spoil();
    await Promise.all([
      ask(page, 'credentials.test', { profileId: profile.id }),
      ask(page, 'balance.list', { refresh: true }),
      ask(page, 'currency.list', { refresh: true }),
      ask(page, 'overview.get', { refresh: true }),
    ]);
    await everywhere();
  }
  await ask(page, 'credentials.save', { profileId: profile.id, key: ` ${KEY}` });
  await ask(page, 'credentials.save', { profileId: 'nobody', key: KEY });

  await frame.goTo('Batches');
  await batches.paste(
    [
      'reference,beneficiary,currency,network,address,tag,amount,amount_currency,note',
      'L-1,Anna,USDT,TRC20,TNWFZZY9v7MzqY5U8rJVsG24irKqA3cRZU,,100,USDT,',
      'L-2,Ben,USDT,TRC20,TNk54ZMirrbFhTgxpg54DRsLnxw6QFnGx7,,200,USDT,',
    ].join('\n'),
  );
  await approveBatch(console);
  gateway.setFaults([
    { on: 'withdraw', when: { nth: 1 }, fault: { kind: 'status', status: 500, executed: true } },
  ]);
  await dispatch.send();
  await expect(dispatch.stopped).toBeVisible({ timeout: 30_000 });
  expect(await pageHolds(page)).toEqual([]);
  await everywhere();

  await page.reload();
  await listen(page);
  await everywhere();
  expect(await purser.close()).toBe(0);
  expect(filesHolding(dataDir, KEY)).toEqual([]);
  expect(holds(purser.output(), KEY)).toBe(false);
  await gateway.close();
});

test('K8 C: a key that is planted in the page is seen there, in every form', async ({ purser }) => {
  const { page } = purser;
  await listen(page);
  expect(await pageHolds(page)).toEqual([]);
  const forms = Object.entries(FORMS)
    .map(([name, form]) => [name, form(KEY)] as const)
    .filter((one): one is readonly [string, string] => typeof one[1] === 'string');
  for (const [name, text] of forms) {
    for (const place of ['text', 'title', 'typed', 'kept', 'heard'] as const) {
      await page.evaluate(
        ([where, planted]) => {
          const field = document.createElement('input');
          field.id = 'planted';
          if (where === 'text') document.body.append(planted);
          if (where === 'title') document.body.title = planted;
          if (where === 'typed') field.value = planted;
          if (where === 'kept') localStorage.setItem('planted', planted);
          if (where === 'heard')
            (window as unknown as { readonly heard: string[] }).heard.push(planted);
          document.body.append(field);
        },
        [place, text] as const,
      );
      const seen = await pageHolds(page);
      expect(seen, `${name} in ${place}`).toContain(name);
      await page.evaluate((planted) => {
        document.getElementById('planted')?.remove();
        document.body.removeAttribute('title');
        localStorage.removeItem('planted');
        (window as unknown as { readonly heard: string[] }).heard.length = 0;
        for (const node of Array.from(document.body.childNodes))
          if (node.nodeType === Node.TEXT_NODE && node.textContent === planted) node.remove();
      }, text);
      expect(await pageHolds(page), `${name} taken back from ${place}`).toEqual([]);
    }
  }
});
