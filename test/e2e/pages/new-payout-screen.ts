/** One payout entered by hand. */
import type { Locator, Page } from 'playwright';

export interface PayoutByHand {
  /** What the person types to find the currency, and the option they take. */
  readonly currency: { readonly typed: string; readonly option: RegExp };
  readonly address: string;
  readonly tag?: string;
  readonly amount: string;
  readonly beneficiary: string;
  readonly reference?: string;
  readonly note?: string;
}

export class NewPayoutScreen {
  readonly page: Page;
  /** "Anna receives 1.31578947 LTC, about …" */
  readonly sentence: Locator;
  readonly continueButton: Locator;

  constructor(page: Page) {
    this.page = page;
    this.sentence = page.getByText(/ receives .+\./);
    this.continueButton = page.getByRole('button', { name: 'Continue to plan' });
  }

  async chooseCurrency({ typed, option }: PayoutByHand['currency']): Promise<void> {
    await this.page
      .getByRole('main')
      .getByLabel('Currency and network')
      .and(this.page.locator('input'))
      .fill(typed);
    await this.page.getByRole('option', { name: option }).click();
  }

  async fill(payout: PayoutByHand): Promise<void> {
    await this.chooseCurrency(payout.currency);
    await this.#type('Address', payout.address);
    if (payout.tag !== undefined) await this.#type('Tag or memo', payout.tag);
    await this.#type('Amount', payout.amount);
    await this.#type('Beneficiary', payout.beneficiary);
    if (payout.reference !== undefined) await this.#type('Reference', payout.reference);
    if (payout.note !== undefined) await this.#type('Note (optional)', payout.note);
  }

  async #type(label: string, text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: label, exact: true }).fill(text);
  }

  async toPlan(): Promise<void> {
    await this.continueButton.click();
    await this.page.getByRole('navigation', { name: 'Steps of this batch' }).waitFor();
  }
}
