/** Callbacks on the practice gateway: received and verified, the double one, the paste box, and why none came. */
import { join } from 'node:path';
import { practiceCredentials } from '#practice/credentials.ts';
import { signatureOf } from '#practice/signature.ts';
import { tell } from '../main/adapters/callbacks/rig.ts';
import { ROOT } from './host/electron-path.ts';
import { freePort } from '#test/support/free-port.ts';
import { expect, test } from './host/fixture.ts';
import { approveBatch, openConsole } from './pages/console.ts';

const bodyOf = (change: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    type: 'deposit',
    platformId: practiceCredentials.platformId,
    paymentId: 10,
    orderId: 'dep-0001',
    amount: '0.005',
    amountReceive: '0.005',
    feeService: '0',
    feeNetwork: '0',
    txhash: 'aa11bb22',
    addressFrom: '',
    addressTo: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    confirmations: 1,
    ...change,
  });

const signed = (body: string): string => signatureOf(practiceCredentials, body);

/** Sends a callback as the gateway would. */
const callBack = async (url: string, body: string, signature = signed(body)): Promise<number> => {
  const { origin, pathname } = new URL(url);
  return (await tell(origin, body, { path: pathname, signature })).status;
};

test('a callback is verified over its body, a forged one is not believed, and a double one is one deposit', async ({
  purser,
}) => {
  test.setTimeout(120_000);
  const { frame, callbacks } = openConsole(purser);
  await frame.goTo('Callbacks');
  await expect(purser.page.getByText('No deposit has been told of yet')).toBeVisible();
  const url = await callbacks.receiveAt(await freePort());

  const first = bodyOf();
  expect(await callBack(url, first, signed(`${first} `))).toBe(401);
  expect(await callBack(url, first)).toBe(200);
  await callbacks.view('Deposits');
  await expect(callbacks.row('dep-0001')).toContainText('first, second to come');

  expect(await callBack(url, bodyOf({ confirmations: 2 }))).toBe(200);
  expect(await callBack(url, first)).toBe(200);
  await expect(callbacks.row('dep-0001')).toContainText('first and second');
  await expect(callbacks.row('dep-0001')).toHaveCount(1);
  await expect(purser.page.getByText('1 deposit', { exact: false }).last()).toContainText('0.005');

  await callbacks.row('dep-0001').click();
  await expect(callbacks.details).toContainText('2 confirmations, first told');
  await purser.page.keyboard.press('Escape');
  await callbacks.view('What came');
  await expect(purser.page.getByText('1 signature wrong')).toBeVisible();
  await expect(callbacks.came.getByRole('row')).toHaveCount(3);
});

test('the practice gateway calls back about payouts, and each callback leads to its payout', async ({
  purser,
}) => {
  test.setTimeout(120_000);
  const console = openConsole(purser);
  const { frame, callbacks, batches, dispatch } = console;
  await frame.goTo('Callbacks');
  await callbacks.receiveAt(await freePort());
  await callbacks.view('Practice calls');
  await purser.page.getByRole('button', { name: 'Use this receiver' }).click();
  await purser.page.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(purser.page.getByText('calls back so from now on')).toBeVisible();
  await frame.goTo('Batches');
  await batches.importFile(join(ROOT, 'samples', 'payroll-25.csv'));
  await approveBatch(console);
  await dispatch.send();
  await dispatch.finished(60_000);
  await frame.goTo('Callbacks');
  await callbacks.view('What came');
  const paid = callbacks.row('Gateway says: paid').first();
  await expect(paid).toBeVisible({ timeout: 30_000 });
  await paid.click();
  await expect(callbacks.details).toContainText('The gateway was asked about this payout');
  await callbacks.details.getByRole('button', { name: 'Open the payout' }).click();
  await expect(purser.page.getByRole('heading', { level: 1, name: 'Payouts' })).toBeVisible();
});

test('a pasted callback is valid or says why not, field by field, and is kept only when asked', async ({
  purser,
}) => {
  test.setTimeout(120_000);
  const { frame, callbacks } = openConsole(purser);
  const { page } = purser;
  await frame.goTo('Callbacks');
  const body = bodyOf();
  await callbacks.paste(body, '');
  await expect(frame.alerts).toContainText('the signature is missing');
  await callbacks.paste(body, signed(body).toUpperCase());
  await expect(frame.alerts).toContainText('the signature does not fit');
  const foreign = bodyOf({ platformId: 51 });
  await callbacks.paste(foreign, signed(foreign));
  await expect(frame.alerts).toContainText('it is meant for another platform');
  await expect(frame.alerts).toContainText('names 51');
  const broken = bodyOf({ txhash: '', amount: 'many' });
  await callbacks.paste(broken, signed(broken));
  await expect(callbacks.fields.getByRole('row', { name: 'txhash' })).toContainText('is missing');
  await expect(callbacks.fields.getByRole('row', { name: /^amount many/ })).toContainText(
    'is not an amount',
  );
  await callbacks.paste(body, `x-signature: ${signed(body)}`);
  await expect(page.getByText('The signature fits the body as it was pasted')).toBeVisible();
  await expect(page.getByText('It is not kept yet')).toBeVisible();
  await callbacks.view('Deposits');
  await expect(page.getByText('No deposit has been told of yet')).toBeVisible();
  await callbacks.paste(body, signed(body));
  await page.getByRole('button', { name: 'Keep this callback' }).click();
  await expect(page.getByText('It would be a repeat')).toBeVisible();
  await callbacks.view('Deposits');
  await expect(callbacks.row('dep-0001')).toContainText('0.005');
});

test('the checklist tests the receiver and tells why a payment may not have called back', async ({
  purser,
}) => {
  test.setTimeout(120_000);
  const { frame, callbacks } = openConsole(purser);
  const { page } = purser;
  await frame.goTo('Callbacks');
  await callbacks.view('Why did it not come?');
  await expect(callbacks.checklist).toContainText('The receiver is off, so nothing can arrive');
  await expect(callbacks.checklist).toContainText('on your own whitelist');
  await callbacks.receiveAt(await freePort());
  await callbacks.view('Why did it not come?');
  await expect(callbacks.checklist).toContainText(
    'A signed test reached it and was stored and answered 200',
  );
  await callbacks.view('Deposits');
  await expect(page.getByText('No deposit has been told of yet')).toBeVisible();
  await callbacks.view('Why did it not come?');
  await page.getByRole('combobox', { name: 'Currency' }).fill('XRP');
  await page.getByRole('option', { name: /^XRP/ }).first().click();
  await page.getByLabel('Amount sent').fill('0.000001');
  await expect(page.getByText('Below the minimum of')).toBeVisible();
  await expect(page.getByText('Without its tag the gateway cannot tell')).toBeVisible();
  await expect(page.getByText('No confirmation yet')).toBeVisible();
});
