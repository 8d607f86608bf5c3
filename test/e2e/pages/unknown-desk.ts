/** The desk for payouts whose outcome is unclear. */
import type { Locator, Page } from 'playwright';

export class UnknownDesk {
  readonly page: Page;
  /** What is known of the payout shown. */
  readonly evidence: Locator;
  readonly paid: Locator;
  readonly notPaid: Locator;

  constructor(page: Page) {
    this.page = page;
    const main = page.getByRole('main');
    this.evidence = main.getByRole('region').filter({ hasText: 'What is known, oldest first' });
    this.paid = main.getByRole('form', { name: 'It was paid' });
    this.notPaid = main.getByRole('region', { name: 'It was not paid, release it' });
  }

  async sayPaid(withdrawalId: string, reason: string): Promise<void> {
    await this.paid.getByLabel('Withdrawal id, from the gateway’s own pages').fill(withdrawalId);
    await this.paid.getByLabel('Reason, kept with the decision').fill(reason);
    await this.paid.getByRole('button', { name: 'Verify and record' }).click();
  }
}
