/** What became of each payout. */
import type { Locator, Page } from 'playwright';

export class TrackStep {
  readonly page: Page;
  readonly payouts: Locator;
  readonly allFinal: Locator;

  constructor(page: Page) {
    this.page = page;
    this.payouts = page.getByRole('grid', { name: 'Payouts of this batch' });
    this.allFinal = page.getByText('Every payout is final. Nothing more will change by itself.');
  }

  payout(reference: string): Locator {
    return this.payouts.getByRole('row').filter({ hasText: reference });
  }

  /** Shows the payouts of one state. */
  async show(group: string): Promise<void> {
    await this.page
      .getByRole('radiogroup', { name: 'Show' })
      .locator('label', { hasText: new RegExp(`^${group}`) })
      .click();
  }

  /** Waits until nothing will change any more by itself. */
  async settled(timeout: number): Promise<void> {
    await this.allFinal.waitFor({ timeout });
  }

  async open(reference: string): Promise<Locator> {
    await this.payout(reference).getByText(reference).click();
    const drawer = this.page.getByRole('complementary', { name: reference });
    await drawer.waitFor();
    return drawer;
  }

  async toExport(): Promise<void> {
    await this.page.getByRole('button', { name: 'Continue to export' }).click();
  }
}
