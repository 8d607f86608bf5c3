/** A computer with a policy, seen through the window: at each limit the right refusal, in words that name the limit. */
import { fileURLToPath } from 'node:url';
import { expect, test } from './host/fixture.ts';
import { electronPath } from './host/electron-path.ts';
import { launchPurser, type Launched } from './host/launch.ts';
import { approveBatch, openConsole, type Console } from './pages/console.ts';

const MAIN = fileURLToPath(new URL('./under-policy.ts', import.meta.url));
const HEADER = 'reference,currency,network,address,amount,amount_currency';

test.skip(() => electronPath() !== null, 'In Electron the policy is the computer’s own.');

const launchUnder = (dataDir: string, rules: object): Promise<Launched> =>
  launchPurser({
    dataDir,
    main: MAIN,
    env: { TEST_POLICY: JSON.stringify({ schema: 1, ...rules }) },
  });

/** Pastes payouts of these sums in USD, as a batch of their own; no two alike, which would be taken for one paid twice. */
const paste = async ({ frame, batches }: Console, name: string, sums: readonly string[]) => {
  const rows = sums.map(
    (usd, row) => `${name}-${row},USDT,TRC20,TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd,${usd},USD`,
  );
  await frame.goTo('Batches');
  await batches.paste([HEADER, ...rows].join('\n'));
};

test('limits per payout, batch and day, and a gateway that is not on the list, are refused by name', async ({
  dataDir,
}) => {
  test.setTimeout(180_000);
  const purser = await launchUnder(dataDir, {
    gateways: ['https://api.example'],
    maximum: { perPayout: { usd: '30' }, perBatch: { usd: '60' }, perDay: { usd: '70' } },
  });
  const console = openConsole(purser);
  const { page } = purser;
  const submit = page.getByRole('button', { name: 'Continue to review' });

  await paste(console, 'P', ['30.01']);
  await console.rows.toPlan();
  await expect(page.getByText('Payout P-0 is 30.01 USD, and 30 USD is allowed.')).toBeVisible();
  await expect(submit).toBeDisabled();

  await paste(console, 'B', ['20.01', '20.03', '19.97']);
  await console.rows.toPlan();
  await expect(page.getByText('The batch is 60.01 USD, and 60 USD is allowed.')).toBeVisible();
  await expect(submit).toBeDisabled();

  await paste(console, 'D', ['30', '29.99']);
  await approveBatch(console);
  await console.dispatch.send();
  await console.dispatch.finished(60_000);
  await paste(console, 'E', ['10.02']);
  await console.rows.toPlan();
  await expect(
    page.getByText('within 24 hours, with this, is 70.01 USD, and 70 USD is allowed.'),
  ).toBeVisible();
  await expect(submit).toBeDisabled();

  await console.frame.goTo('Settings');
  await expect(page.getByText('https://api.example').first()).toBeVisible();
  await page.getByRole('button', { name: 'Add a live platform' }).click();
  const form = console.settings.step(2);
  await form.getByRole('textbox', { name: 'Name' }).fill('Elsewhere');
  await form.getByRole('textbox', { name: 'Platform id' }).fill('7');
  await form.getByRole('textbox', { name: 'Gateway address' }).fill('https://other.example');
  await form.getByRole('button', { name: 'Save platform' }).click();
  await expect(form.getByRole('alert')).toContainText('it allows https://api.example');
  await expect(form.getByRole('alert')).toContainText('Nothing was saved.');
  await purser.close();
});

test('where two must review, the one who submitted is refused; where only practice is allowed, no platform is added', async ({
  dataDir,
}) => {
  test.setTimeout(120_000);
  const purser = await launchUnder(dataDir, { reviewByTwo: true, practiceOnly: true });
  const console = openConsole(purser);
  const { page } = purser;
  await paste(console, 'T', ['10']);
  await console.rows.toPlan();
  await console.plan.submit();
  await console.review.retypeAll();
  await page.getByRole('button', { name: /^Approve/ }).click();
  await expect(page.getByRole('alert')).toContainText('of this computer submitted');

  await console.frame.goTo('Settings');
  await page.getByRole('button', { name: 'Add a live platform' }).click();
  const form = console.settings.step(2);
  await form.getByRole('textbox', { name: 'Name' }).fill('Acme');
  await form.getByRole('textbox', { name: 'Platform id' }).fill('7');
  await form.getByRole('button', { name: 'Save platform' }).click();
  await expect(form.getByRole('alert')).toContainText('practice only');
  await purser.close();
});
