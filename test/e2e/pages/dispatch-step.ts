/** The run: started, watched, paused, resumed. */
import type { Locator, Page } from 'playwright';

export type CountWord =
  'Not sent' | 'Sent to gateway' | 'Paid' | 'Refused or failed' | 'Unknown' | 'Cancelled';

export class DispatchStep {
  readonly page: Page;
  /** The one line to be read from two metres. */
  readonly headline: Locator;
  /** Why the run stopped: what happened, what it means for the money, the next step. */
  readonly stopped: Locator;
  readonly log: Locator;
  readonly resumeButton: Locator;
  readonly sendButton: Locator;

  constructor(page: Page) {
    this.page = page;
    const main = page.getByRole('main');
    this.headline = main.getByTestId('headline');
    this.stopped = main.getByRole('alert').filter({ hasText: 'What happened' });
    this.log = main.getByRole('region', { name: 'Log of decisions' });
    this.resumeButton = main.getByRole('button', { name: /^Resume/ });
    this.sendButton = main.getByRole('button', { name: /^Send \d/ });
  }

  count(word: CountWord): Locator {
    return this.page
      .getByRole('main')
      .getByRole('term')
      .filter({ hasText: new RegExp(`^${word}$`) })
      .locator('..')
      .getByRole('definition');
  }

  /** Opens the question before sending; nothing is sent yet. */
  async askToSend(): Promise<void> {
    await this.sendButton.click();
    await this.page.getByRole('dialog', { name: /^Send/ }).waitFor();
  }

  async confirmSending(): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: /^Send/ });
    await dialog.getByRole('button', { name: /^Send/ }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async send(): Promise<void> {
    await this.askToSend();
    await this.confirmSending();
  }

  async pause(): Promise<void> {
    await this.page.getByRole('button', { name: /^Pause/ }).click();
  }

  async resume(): Promise<void> {
    await this.resumeButton.click();
    const dialog = this.page.getByRole('dialog', { name: /^Resume/ });
    await dialog.getByRole('button', { name: /^Resume/ }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async askGateway(): Promise<void> {
    await this.page.getByRole('button', { name: 'Ask the gateway now' }).click();
  }

  /** Waits until every payout was handed over. */
  async finished(timeout: number): Promise<void> {
    await this.headline.getByText(/^(?:All|Finished)/).waitFor({ timeout });
  }

  async follow(): Promise<void> {
    await this.page.getByRole('button', { name: 'Follow them in Track' }).first().click();
  }
}
