/** Balances: now, over time, rolled forward, and what an exchange would give. */
import type { Locator } from 'playwright';
import type { Launched } from '../host/launch.ts';

export class BalancesScreen {
  readonly launched: Launched;

  constructor(launched: Launched) {
    this.launched = launched;
  }

  get #page() {
    return this.launched.page;
  }

  async view(name: 'Now' | 'Roll-forward' | 'Exchange estimate'): Promise<void> {
    await this.#page.getByText(name, { exact: true }).click();
  }

  /** One line of the table in sight, by currency and network. */
  line(currency: string): Locator {
    return this.#page.getByRole('main').getByRole('row').filter({ hasText: currency });
  }

  /** Opens one currency; answers its drawer. */
  async open(currency: string): Promise<Locator> {
    await this.line(currency).getByRole('button', { name: currency }).click();
    const drawer = this.#page.getByRole('complementary', { name: currency });
    await drawer.waitFor();
    return drawer;
  }

  async keepAtLeast(drawer: Locator, amount: string): Promise<void> {
    await drawer.getByRole('textbox', { name: /^Keep at least/ }).fill(amount);
    await drawer.getByRole('button', { name: 'Set' }).click();
    await drawer.getByRole('button', { name: 'Do not watch' }).waitFor();
  }

  async refresh(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Refresh' }).click();
    await this.#page.getByRole('button', { name: 'Refresh' }).waitFor();
  }

  /** From today to today, for everything that holds something. */
  async rollForward(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Roll forward', exact: true }).click();
    await this.#page.getByRole('region', { name: 'Roll-forward' }).waitFor();
  }

  async saveRollForward(path: string): Promise<void> {
    await this.launched.app.answer({ save: path });
    await this.#page.getByRole('button', { name: 'Save as CSV…' }).click();
    await this.#page.getByText('Saved as').waitFor();
  }

  /** Asks what exchanging would give; answers the sentence. */
  async estimate(asked: { give: string; from: string; into: string }): Promise<Locator> {
    const page = this.#page;
    for (const [label, currency] of [
      ['From the balance of', asked.from],
      ['Into', asked.into],
    ] as const) {
      await page.getByRole('combobox', { name: label }).click();
      await page.getByRole('option', { name: currency, exact: true }).click();
    }
    await page.getByRole('textbox', { name: 'Give' }).fill(asked.give);
    await page.getByRole('button', { name: /^Estimate/ }).click();
    return page.getByRole('status').filter({ hasText: '→' });
  }
}
