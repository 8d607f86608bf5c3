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

  /** Quotes come at the gateway's pace, one currency after another. */
  async feesKnown(): Promise<void> {
    await this.wait();
    const waiting = this.lines.filter({ hasText: 'known when settled' });
    await waiting.first().waitFor({ state: 'detached', timeout: 60_000 });
  }

  /** Rehearses by its key and waits for the end. */
  async rehearse(): Promise<void> {
    await this.wait();
    await this.page.keyboard.press('r');
    await this.rehearsal.getByRole('button', { name: /^Rehearse again/ }).waitFor();
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
