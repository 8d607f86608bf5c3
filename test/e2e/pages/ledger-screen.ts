/** The ledger as a whole: how it stands, the way out of a lock, its verification. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright';
import type { Launched } from '../host/launch.ts';

export class LedgerScreen {
  readonly page: Page;
  readonly verdict: Locator;
  /** How the ledger stands, in facts. */
  readonly stands: Locator;
  readonly wayOut: Locator;
  readonly #launched: Launched;

  constructor(launched: Launched) {
    const { page } = launched;
    this.#launched = launched;
    this.page = page;
    this.verdict = page.getByRole('region', { name: 'Verdict' });
    this.stands = page.getByRole('region', { name: 'How it stands' });
    this.wayOut = page.getByRole('region', { name: 'The way out' });
  }

  /** By typing, as from anywhere. */
  async verifyFromPalette(): Promise<void> {
    await this.page.keyboard.press('Control+K');
    await this.page.getByPlaceholder('Type a screen, batch or action').fill('verify');
    await this.page.getByText('Verify this ledger').first().click();
    await this.page.getByRole('heading', { level: 1, name: 'Ledger' }).waitFor();
  }

  /** From the band above every screen. */
  async seeWayOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'See the way out' }).click();
    await this.wayOut.waitFor();
  }

  async verified(): Promise<void> {
    await this.page.getByText('What is wrong').or(this.page.getByText('Good')).first().waitFor();
    await this.page.getByRole('button', { name: 'Save as text…' }).waitFor();
  }

  /** Saves the verdict and answers what was written. */
  async save(path: string): Promise<string> {
    await this.#launched.app.answer({ save: path });
    await this.page.getByRole('button', { name: 'Save as text…' }).click();
    await this.page.getByText('The verdict is saved.').waitFor();
    return readFile(path, 'utf8');
  }

  async ask(): Promise<void> {
    await this.wayOut.getByRole('button', { name: /^Ask (?:about each|again)$/ }).click();
    await this.wayOut
      .getByText(/asked about/)
      .first()
      .waitFor();
  }

  get unlockButton(): Locator {
    return this.wayOut.getByRole('button', { name: 'Unlock this ledger…' });
  }

  async compare(reason: string): Promise<void> {
    await this.wayOut.getByLabel('I have compared every withdrawal with this ledger').check();
    await this.wayOut.getByLabel('What you found, and why it may be unlocked').fill(reason);
  }

  /** Confirms the second time, with this number typed. */
  async confirm(count: string): Promise<void> {
    await this.unlockButton.click();
    const dialog = this.page.getByRole('dialog', { name: /^Unlock the ledger/ });
    await dialog.getByLabel(/^Number of open payouts/).fill(count);
    await dialog.getByRole('button', { name: /^Unlock, and void/ }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
}
