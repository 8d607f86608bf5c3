/** The plan: totals against balances, and submission. */
import type { Locator, Page } from 'playwright';

export class PlanStep {
  readonly page: Page;
  readonly lines: Locator;
  readonly obstacles: Locator;

  constructor(page: Page) {
    this.page = page;
    this.lines = page.getByRole('main').getByRole('table').getByRole('row');
    this.obstacles = page.getByRole('main').getByRole('alert').getByRole('listitem');
  }

  /** Ready when its figures stand. */
  async wait(): Promise<void> {
    await this.page.getByText('Time to hand over').waitFor();
  }

  async recalculate(): Promise<void> {
    await this.page.getByRole('button', { name: 'Recalculate with new rates' }).click();
  }

  async submit(): Promise<void> {
    await this.wait();
    await this.page.getByRole('button', { name: 'Continue to review' }).click();
  }
}
