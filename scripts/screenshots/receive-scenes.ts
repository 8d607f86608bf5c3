/** Money coming in: addresses with and without a tag, and an invoice that is paid in part. */
import { DepositsScreen, InvoicesScreen } from '#test/e2e/pages/receive-screens.ts';
import type { Stage } from './scene.ts';

export const receiveScenes = async ({ camera, launched }: Stage): Promise<void> => {
  const { page } = launched;
  const deposits = new DepositsScreen(page);
  await deposits.open();
  await camera.take('deposits-empty');
  await deposits.ask('XRP', 'DEP-2026-0001');
  await deposits.sheet('DEP-2026-0001').getByRole('region', { name: 'Tag' }).waitFor();
  await camera.take('deposit-with-tag');
  const invoices = new InvoicesScreen(page);
  await invoices.open();
  await camera.take('invoices-empty');
  await invoices.create('100', 'INV-2026-0001');
  await invoices.payAsCustomer('INV-2026-0001', '40');
  const sheet = invoices.sheet('INV-2026-0001');
  await sheet.getByText('40 USD paid of 100 USD').waitFor({ timeout: 30_000 });
  await camera.take('invoice-paid-in-part');
};
