/** The screens where money comes in: deposit addresses and invoices. */
import type { Locator, Page } from 'playwright';

export class DepositsScreen {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Deposit addresses' }).click();
    await this.#page.getByRole('heading', { name: 'Deposit addresses', level: 1 }).waitFor();
  }

  /** Asks for an address; the sheet of it is open afterwards. */
  async ask(currency: string, reference: string): Promise<void> {
    const page = this.#page;
    await page.getByRole('button', { name: 'New address' }).first().click();
    const field = page.getByRole('combobox', { name: 'Currency and network' });
    await field.fill(currency);
    await page
      .getByRole('option', { name: new RegExp(`^${currency}`) })
      .first()
      .click();
    await page.getByRole('textbox', { name: 'Reference' }).fill(reference);
    await page.getByRole('button', { name: 'Ask for the address' }).click();
  }

  /** The sheet of one address. */
  sheet(reference: string): Locator {
    return this.#page.getByRole('complementary', { name: reference });
  }

  row(reference: string): Locator {
    return this.#page.getByRole('row', { name: new RegExp(reference) });
  }
}

export class InvoicesScreen {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Invoices' }).click();
    await this.#page.getByRole('heading', { name: 'Invoices', level: 1 }).waitFor();
  }

  /** Makes an invoice in USD; its sheet is open afterwards. */
  async create(amount: string, reference: string): Promise<void> {
    const page = this.#page;
    await page.getByRole('button', { name: 'New invoice' }).first().click();
    await page.getByRole('textbox', { name: 'Amount' }).fill(amount);
    await page.getByRole('textbox', { name: 'Reference' }).fill(reference);
    await page.getByRole('button', { name: 'Make the invoice' }).click();
    await this.sheet(reference).getByRole('region', { name: 'Payment link' }).waitFor();
  }

  sheet(reference: string): Locator {
    return this.#page.getByRole('complementary', { name: reference });
  }

  row(reference: string): Locator {
    return this.#page.getByRole('row', { name: new RegExp(reference) });
  }

  /** Pays as the customer, with the first coin offered. */
  async payAsCustomer(reference: string, amount: string): Promise<void> {
    const panel = this.sheet(reference).getByRole('region', {
      name: 'Play the customer (practice)',
    });
    await panel.getByRole('textbox', { name: /^Amount/ }).fill(amount);
    await panel.getByRole('button', { name: 'Pay this amount' }).click();
  }

  /** Pays what lacks, in another coin. */
  async payRest(reference: string, coin: string): Promise<void> {
    const panel = this.sheet(reference).getByRole('region', {
      name: 'Play the customer (practice)',
    });
    const field = panel.getByRole('combobox', { name: 'Paid in' });
    await field.fill(coin);
    await this.#page
      .getByRole('option', { name: new RegExp(`^${coin}`) })
      .first()
      .click();
    await panel.getByRole('button', { name: /^Pay the rest/ }).click();
  }
}
