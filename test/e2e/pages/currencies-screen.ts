/** The browser of currencies: list, what a sum can pay, networks side by side, converter. */
import type { Locator, Page } from 'playwright';

export type CurrencyTab =
  'All currencies' | 'What can I pay?' | 'Compare networks' | 'Converter' | 'Changes';

export class CurrenciesScreen {
  readonly page: Page;
  readonly list: Locator;
  readonly sum: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole('grid', { name: 'Currencies of the gateway' });
    this.sum = page.getByRole('textbox', { name: 'How much' });
  }

  async view(name: CurrencyTab): Promise<void> {
    await this.page.getByText(name, { exact: true }).click();
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('searchbox').fill(text);
  }

  async only(name: 'favourites' | 'stable' | 'with tag'): Promise<void> {
    await this.page.getByRole('checkbox', { name }).check();
  }

  async payableWith(usd: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Payable with … USD' }).fill(usd);
  }

  async mark(currency: string): Promise<void> {
    await this.page.getByRole('button', { name: `Mark ${currency} as favourite` }).click();
  }

  /** A part of the answer, by how its title begins. */
  part(title: RegExp): Locator {
    return this.page.getByRole('region', { name: title });
  }

  /** One line of a part, by the currency it begins with. */
  line(part: RegExp, currency: string): Locator {
    return this.part(part).getByRole('row').filter({ hasText: currency });
  }
}
