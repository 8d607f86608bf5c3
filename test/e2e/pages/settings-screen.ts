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

  /** The steps of the set-up, each by its place. */
  step(number: number): Locator {
    return this.page
      .getByRole('list', { name: 'Steps of the set-up' })
      .getByRole('listitem')
      .nth(number - 1);
  }

  /** Begins the set-up of a platform; its key comes next. */
  async addPlatform(platform: Platform): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a live platform' }).click();
    await this.enterPlatform(platform);
    await this.step(3).getByLabel('API key', { exact: true }).waitFor();
  }

  /** Fills in and saves the second step. */
  async enterPlatform({ name, platformId, gatewayUrl }: Platform): Promise<void> {
    const place = this.step(2);
    await place.getByRole('textbox', { name: 'Name' }).fill(name);
    await place.getByRole('textbox', { name: 'Platform id' }).fill(String(platformId));
    await place.getByRole('textbox', { name: 'Gateway address' }).fill(gatewayUrl);
    await place.getByRole('button', { name: 'Save platform' }).click();
    await place.getByText('Entered').waitFor();
  }

  /** Saves the key of the platform being set up and waits until it was tried by reading. */
  async saveKey(key: string): Promise<void> {
    const place = this.step(3);
    const field = place.getByLabel('API key', { exact: true }).and(this.page.locator('input'));
    await field.fill(key);
    await place.getByRole('button', { name: 'Save and test the key' }).click();
    await place.getByRole('button', { name: 'Test the key again' }).waitFor();
  }

  /** Tests a key from the drawer of its platform. */
  async testKey(platform: string): Promise<Locator> {
    await this.page
      .getByRole('row', { name: platform })
      .getByRole('button', { name: 'Edit' })
      .click();
    await this.drawer.getByRole('button', { name: 'Test with read-only calls' }).click();
    const outcome = this.drawer.getByRole('status');
    await outcome.waitFor();
    return outcome;
  }

  async chooseTheme(theme: 'Light' | 'Dark'): Promise<void> {
    await this.page.getByRole('main').getByText(theme, { exact: true }).click();
  }
}
