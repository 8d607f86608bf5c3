/** A live platform, played by a practice gateway of the test's own: its key is kept, its refusals stop the run. */
import { join } from 'node:path';
import { valueAsPage } from './page-calls.ts';
import { ROOT } from './host/electron-path.ts';
import { expect, test } from './host/fixture.ts';
import { filesHolding } from './evidence/traces.ts';
import { connect, KEY, NAME, openGateway } from './live-platform.ts';
import { approveBatch, openConsole } from './pages/console.ts';

const OTHER_KEY = 'another-key-of-someone-else';

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
