/** Money coming in, end to end on the practice gateway: an address with its tag, an invoice in parts, and one that expires. */
import { expect, test } from './host/fixture.ts';
import { valueAsPage } from './page-calls.ts';
import { DepositsScreen, InvoicesScreen } from './pages/receive-screens.ts';

test('an address of a coin with tags is asked for, shown whole, and found again', async ({
  purser,
}) => {
  const { page } = purser;
  const deposits = new DepositsScreen(page);
  await deposits.open();
  await deposits.ask('XRP', 'DEP-E2E-1');
  const sheet = deposits.sheet('DEP-E2E-1');
  await expect(sheet.getByText('Pay XRP on the network ripple only')).toBeVisible();
  await expect(sheet.getByRole('img', { name: 'QR code of the address alone' })).toBeVisible();
  await expect(sheet.getByText('The tag must be given to the payer')).toBeVisible();

  const listed = await valueAsPage(page, 'address.list', {
    text: 'DEP-E2E-1',
    currencyId: null,
    purpose: null,
    offset: 0,
    limit: 10,
  });
  const [given] = listed.items;
  expect(given?.address).toMatch(/^r[1-9A-HJ-NP-Za-km-z]{24,34}$/);
  expect(given?.tag).toMatch(/^\d+$/);
  expect(given?.doubt).toBeNull();
  await expect(sheet.getByRole('region', { name: 'Tag' })).toContainText(given?.tag ?? 'no tag');
  await expect(sheet.getByRole('region', { name: 'Address' })).toContainText(given?.address ?? '');

  await sheet.getByRole('button', { name: 'Close' }).click();
  await deposits.ask('XRP', 'dep-e2e-1');
  await expect(page.getByText('This reference already has this address')).toBeVisible();
});

test('an invoice is made, paid in part, and paid when the rest comes in another coin', async ({
  purser,
}) => {
  const invoices = new InvoicesScreen(purser.page);
  await invoices.open();
  await invoices.create('100', 'INV-E2E-1');
  const sheet = invoices.sheet('INV-E2E-1');
  await expect(sheet.getByText('Nothing has been paid so far.')).toBeVisible();
  await expect(sheet.getByRole('button', { name: 'Copy link' })).toBeVisible();
  await expect(sheet.getByRole('button', { name: 'Open link' })).toHaveCount(0);

  await invoices.payAsCustomer('INV-E2E-1', '40');
  await expect(sheet.getByText('40 USD paid of 100 USD')).toBeVisible({ timeout: 20_000 });
  await expect(sheet.getByRole('region', { name: 'A part was paid. What now?' })).toBeVisible();
  await expect(invoices.row('INV-E2E-1')).toContainText('Paid in part');

  await invoices.payRest('INV-E2E-1', 'LTC');
  await expect(invoices.row('INV-E2E-1')).toContainText(/Paid(?! in part)/, { timeout: 20_000 });
  await expect(sheet.getByText('The gateway says that the whole amount was paid.')).toBeVisible();
  await expect(sheet.getByText('Credited to us')).toBeVisible();
});

test('an invoice whose time is over keeps the part that was paid, and a person decides', async ({
  purser,
}) => {
  const invoices = new InvoicesScreen(purser.page);
  await invoices.open();
  await invoices.create('80.50', 'INV-E2E-2');
  const sheet = invoices.sheet('INV-E2E-2');
  await invoices.payAsCustomer('INV-E2E-2', '30');
  await expect(sheet.getByText('30 USD paid of 80.5 USD')).toBeVisible({ timeout: 20_000 });
  await sheet.getByRole('button', { name: 'Let the time be over' }).click();
  await expect(invoices.row('INV-E2E-2')).toContainText('Expired, part paid', { timeout: 20_000 });

  const choices = sheet.getByRole('region', { name: 'A part was paid. What now?' });
  await choices.getByRole('textbox').fill('Agreed with the customer');
  await choices.getByRole('button', { name: 'Credit 30 USD' }).click();
  await expect(invoices.row('INV-E2E-2')).toContainText('Part credited');
  await expect(sheet.getByText(/30 USD credited by .*: Agreed with the customer/)).toBeVisible();
});
