/** The result file. */
import type { Locator, Page } from 'playwright';
import type { Launched } from '../host/launch.ts';

export class ExportStep {
  readonly page: Page;
  /** "Saved with 25 rows." and where. */
  readonly saved: Locator;
  readonly finality: Locator;
  readonly #answer: Launched['app']['answer'];

  constructor({ page, app }: Launched) {
    this.page = page;
    this.saved = page.getByRole('main').getByRole('status').filter({ hasText: 'Saved with' });
    this.finality = page.getByText('Every payout is final.');
    this.#answer = (answer) => app.answer(answer);
  }

  async save(path: string): Promise<void> {
    await this.#answer({ save: path });
    await this.page.getByRole('button', { name: 'Save result file…' }).click();
    await this.saved.waitFor();
  }
}
