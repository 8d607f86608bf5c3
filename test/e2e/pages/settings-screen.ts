/** Platforms, their keys, and how practice behaves. */
import type { Locator, Page } from 'playwright';

export interface Platform {
  readonly name: string;
  readonly platformId: number;
  readonly gatewayUrl: string;
}

export class SettingsScreen {
  readonly page: Page;
  readonly drawer: Locator;

  constructor(page: Page) {
    this.page = page;
    this.drawer = page.getByRole('complementary');
  }

  async rehearse(scenario: RegExp, pace: RegExp): Promise<void> {
    await this.#choose('Time between payouts', pace);
    await this.#choose('Scenario', scenario);
    await this.page.getByRole('button', { name: 'Apply to practice' }).click();
    await this.page.getByText('The practice gateway behaves so from now on.').first().waitFor();
  }

  async #choose(label: string, option: RegExp): Promise<void> {
    await this.page.getByRole('main').getByLabel(label).and(this.page.locator('input')).click();
    await this.page.getByRole('option', { name: option }).click();
  }

  /** Switches to fiat-exact, through its warning. */
  async leaveConversionToGateway(): Promise<void> {
    await this.page.getByRole('radio', { name: /^The gateway converts/ }).check();
    await this.page.getByRole('note').filter({ hasText: 'integration guide wants' }).waitFor();
    await this.page.getByRole('button', { name: 'Save bounds' }).click();
    const dialog = this.page.getByRole('dialog', { name: /^Let the gateway convert/ });
    await dialog.getByText('Batches already submitted keep').waitFor();
    await dialog.getByRole('button', { name: 'Switch to fiat-exact' }).click();
    await this.page.getByText('The bounds are saved.').first().waitFor();
  }

  async addPlatform({ name, platformId, gatewayUrl }: Platform): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a live platform' }).click();
    await this.drawer.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.drawer.getByRole('textbox', { name: 'Platform id' }).fill(String(platformId));
    await this.drawer.getByRole('textbox', { name: 'Gateway address' }).fill(gatewayUrl);
    await this.drawer.getByRole('button', { name: 'Save platform' }).click();
    await this.drawer.getByRole('heading', { name: `Edit ${name}` }).waitFor();
  }

  async saveKey(key: string): Promise<void> {
    await this.drawer
      .getByLabel('API key', { exact: true })
      .and(this.page.locator('input'))
      .fill(key);
    await this.drawer.getByRole('button', { name: /^(?:Save|Replace) key$/ }).click();
    await this.drawer.getByRole('button', { name: 'Remove key' }).waitFor();
  }

  async testKey(): Promise<Locator> {
    await this.drawer.getByRole('button', { name: 'Test with read-only calls' }).click();
    const outcome = this.drawer.getByRole('status');
    await outcome.waitFor();
    return outcome;
  }

  async removeKey(): Promise<void> {
    await this.drawer.getByRole('button', { name: 'Remove key' }).click();
    const dialog = this.page.getByRole('dialog', { name: /^Remove the key/ });
    await dialog.getByRole('button', { name: 'Remove key' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async chooseTheme(theme: 'Light' | 'Dark'): Promise<void> {
    await this.page.getByRole('main').getByText(theme, { exact: true }).click();
  }
}
