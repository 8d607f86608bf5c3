/** Every payout ever. */
import type { Locator, Page } from 'playwright';

export class PayoutsScreen {
  readonly page: Page;
  readonly list: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole('grid', { name: 'Every payout' });
  }

  payout(reference: string): Locator {
    return this.list.getByRole('row').filter({ hasText: reference });
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('main').getByRole('searchbox').fill(text);
  }

  async open(reference: string): Promise<Locator> {
    await this.payout(reference).getByText(reference).first().click();
    const drawer = this.page.getByRole('complementary', { name: reference });
    await drawer.waitFor();
    return drawer;
  }
}
