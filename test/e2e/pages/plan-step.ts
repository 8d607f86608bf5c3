/** The plan: totals against balances, and submission. */
import type { Locator, Page } from 'playwright';

export class PlanStep {
  readonly page: Page;
  readonly lines: Locator;
  readonly obstacles: Locator;
  readonly rehearsal: Locator;

  constructor(page: Page) {
    this.page = page;
    this.lines = page.getByRole('main').getByRole('table').first().getByRole('row');
    this.rehearsal = page.getByRole('region', { name: 'Rehearsal' });
    this.obstacles = page.getByRole('main').getByRole('alert').getByRole('listitem');
  }

  /** Ready when its figures stand. */
  async wait(): Promise<void> {
    await this.page.getByText('Time to hand over').waitFor();
  }

  async recalculate(): Promise<void> {
    await this.page.getByRole('button', { name: 'Recalculate with new rates' }).click();
  }

  /** Rehearses by its key and waits for the verdict. */
  async rehearse(): Promise<void> {
    await this.wait();
    await this.page.keyboard.press('r');
    await this.rehearsal.getByText('Hash of this rehearsal').waitFor();
  }

  /** Chooses by its words the terms that are rehearsed. */
  async choose(
    choice: 'The smallest' | 'As in the file' | 'Send nothing' | 'Pay what can be paid',
  ): Promise<void> {
    await this.rehearsal.getByText(choice, { exact: true }).first().click();
  }

  async rehearsedHash(): Promise<string> {
    const printed = await this.rehearsal.getByRole('code').innerText();
    return printed.replaceAll(/\s/g, '');
  }

  async submit(): Promise<void> {
    await this.wait();
    await this.page.getByRole('button', { name: 'Continue to review' }).click();
  }
}
