/** The payment order: read, retyped, approved or sent back. */
import type { Locator, Page } from 'playwright';

export interface PrintedSum {
  /** "USDT TRC20" */
  readonly currency: string;
  readonly amount: string;
}

export class ReviewStep {
  readonly page: Page;
  readonly order: Locator;
  readonly approveButton: Locator;
  /** What may be a repeat and is paid all the same. */
  readonly overrides: Locator;
  readonly rehearsal: Locator;

  constructor(page: Page) {
    this.page = page;
    this.order = page.getByRole('article', { name: 'Payment order' });
    this.overrides = this.order.getByRole('region', { name: 'Overrides' });
    this.rehearsal = page.getByRole('region', { name: 'Rehearsed before it was submitted' });
    this.approveButton = page.getByRole('button', { name: /^Approve/ });
  }

  /** 64 hexadecimal digits, as printed in groups. */
  async fingerprint(): Promise<string> {
    const printed = await this.order
      .getByText('Fingerprint')
      .locator('..')
      .getByRole('code')
      .innerText();
    return printed.replaceAll(/\s/g, '');
  }

  /** The control sums as the order prints them. */
  async sums(): Promise<readonly PrintedSum[]> {
    const list = this.order.getByRole('list', { name: 'To pay' });
    await list.getByRole('listitem').first().waitFor();
    const items = await this.order
      .getByRole('list', { name: 'To pay' })
      .getByRole('listitem')
      .all();
    return Promise.all(
      items.map(async (item) => {
        const [amount = '', code = '', network = ''] = (await item.innerText())
          .replaceAll('\u202f', '')
          .split(/\s+/);
        return { currency: `${code} ${network}`, amount };
      }),
    );
  }

  async retype(sum: PrintedSum): Promise<void> {
    await this.page.getByLabel(`Sum in ${sum.currency}`, { exact: true }).fill(sum.amount);
  }

  async retypeAll(): Promise<readonly PrintedSum[]> {
    const sums = await this.sums();
    for (const sum of sums) await this.retype(sum);
    return sums;
  }

  /** Chooses by its words: which payout goes first, or what happens when not all can be paid. */
  async choose(
    choice: 'The smallest' | 'As in the file' | 'Send nothing' | 'Pay what can be paid',
  ) {
    await this.page.getByRole('radio', { name: choice }).check();
  }

  async approve(): Promise<void> {
    await this.approveButton.click();
  }

  async sendBack(reason: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Send back…' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Send this batch back?' });
    await dialog.getByLabel('Reason').fill(reason);
    await dialog.getByRole('button', { name: 'Send back', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
}
