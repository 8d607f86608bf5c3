/** The screen of callbacks: deposits told of, the receiver, what came, the paste box, the checklist. */
import type { Locator, Page } from 'playwright';

export type CallbacksTab =
  'Deposits' | 'Receiver' | 'What came' | 'Check one' | 'Why did it not come?' | 'Practice calls';

export class CallbacksScreen {
  readonly page: Page;
  readonly deposits: Locator;
  readonly came: Locator;
  readonly details: Locator;
  readonly fields: Locator;
  readonly checklist: Locator;

  constructor(page: Page) {
    this.page = page;
    this.deposits = page.getByRole('grid', { name: 'Deposits that callbacks told of' });
    this.came = page.getByRole('grid', { name: 'Callbacks that were kept' });
    this.details = page.getByRole('complementary');
    this.fields = page.getByRole('region', { name: 'Field by field' });
    this.checklist = page.getByRole('region', { name: 'Why did it not come?' });
  }

  async view(name: CallbacksTab): Promise<void> {
    await this.page.getByRole('radiogroup').getByText(name, { exact: true }).click();
  }

  /** Switches the receiver on at a port of this computer; answers where it listens, with its path. */
  async receiveAt(port: number): Promise<string> {
    await this.view('Receiver');
    await this.page.getByLabel('Port on this computer').fill(String(port));
    await this.page.getByRole('button', { name: 'Apply', exact: true }).click();
    await this.page.getByText(`:${port}/callback/`).first().waitFor();
    await this.page.getByRole('button', { name: 'Switch on' }).click();
    await this.page.getByText(`Receiving on port ${port}`).waitFor();
    return this.page
      .getByRole('region', { name: 'Point your tunnel here' })
      .getByRole('code')
      .first()
      .innerText();
  }

  async paste(body: string, signature: string): Promise<void> {
    await this.view('Check one');
    await this.page.getByLabel('Body').fill(body);
    await this.page.getByLabel('x-signature').fill(signature);
    await this.page.getByRole('button', { name: 'Check', exact: true }).click();
  }

  row(text: string | RegExp): Locator {
    return this.page.getByRole('row').filter({ hasText: text });
  }
}
