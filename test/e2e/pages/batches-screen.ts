/** The list of batches and the ways a new one begins. */
import type { Locator, Page } from 'playwright';
import type { Launched } from '../host/launch.ts';

export class BatchesScreen {
  readonly page: Page;
  readonly #answer: Launched['app']['answer'];

  constructor({ page, app }: Launched) {
    this.page = page;
    this.#answer = (answer) => app.answer(answer);
  }

  /** A batch in the list, by its name. */
  row(name: string): Locator {
    return this.page
      .getByRole('table', { name: 'Batches' })
      .getByRole('row')
      .filter({ has: this.page.getByRole('button', { name, exact: true }) });
  }

  async open(name: string): Promise<void> {
    await this.row(name).getByRole('button', { name, exact: true }).click();
    await this.#opened();
  }

  /** Chooses a file in the system's dialog. */
  async importFile(path: string): Promise<void> {
    await this.#answer({ open: path });
    await this.#start('Choose a file…');
    await this.#opened();
  }

  async openSample(title: RegExp): Promise<void> {
    await this.#start(title);
    await this.#opened();
  }

  /** Opens the box for pasting, fills it, and has the rows checked. */
  async paste(text: string): Promise<void> {
    await this.#start('Paste rows…');
    const dialog = this.page.getByRole('dialog', { name: 'Paste rows' });
    await dialog.getByLabel('Rows with their header line').fill(text);
    await dialog.getByRole('button', { name: 'Check these rows' }).click();
    await this.#opened();
  }

  /** The ways to begin stand on an empty list, and behind "New batch" on a filled one. */
  async #start(way: string | RegExp): Promise<void> {
    const button = this.page.getByRole('button', { name: way });
    const create = this.page.getByRole('button', { name: 'New batch' });
    await button.or(create).first().waitFor();
    if (await create.isVisible()) await create.click();
    await button.click();
  }

  async #opened(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Steps of this batch' }).waitFor();
  }
}
