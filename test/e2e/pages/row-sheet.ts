/** The sheet of rows, worked by keyboard alone. */
import type { Locator, Page } from 'playwright';

export class RowSheet {
  readonly page: Page;
  readonly grid: Locator;
  /** The line that says what is in the cell one is in, and what is wrong with it. */
  readonly bar: Locator;
  readonly fixes: Locator;
  readonly changes: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: 'Rows of the file' });
    this.bar = page.getByRole('region', { name: 'Cell' });
    this.fixes = page.getByRole('dialog', { name: 'Fix all rows of a kind' });
    this.changes = page.getByRole('complementary', { name: 'Changes' });
  }

  /** Presses Tab until a part has the focus, as somebody without a mouse does. */
  async tabTo(part: Locator): Promise<void> {
    await part.first().waitFor();
    for (let presses = 0; presses < 120; presses += 1) {
      if (await part.first().evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error('Tab never came to the part.');
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Goes to a button by Tab and presses it. */
  async use(button: Locator): Promise<void> {
    await this.tabTo(button);
    await this.press('Enter');
  }

  /** Where one is, as the line above the sheet says. */
  async place(): Promise<{ readonly row: number; readonly field: string }> {
    const said = this.bar.getByText(/^Row \d+ · /);
    const [, row = '', field = ''] = /^Row (\d+) · (.+)$/.exec(await said.innerText()) ?? [];
    return { row: Number(row), field };
  }

  /** Types over the cell one is in and goes down. */
  async typeOver(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    await this.press('Enter');
  }

  /** Opens the fixes and carries one out; they stay open. */
  async fix(name: RegExp, typed?: string): Promise<void> {
    if (!(await this.fixes.isVisible())) await this.press('Control+.');
    const offer = this.fixes.getByRole('listitem').filter({ hasText: name });
    if (typed !== undefined) {
      await this.tabTo(offer.getByRole('textbox'));
      await this.press('Control+a');
      await this.page.keyboard.type(typed);
    }
    await this.use(offer.getByRole('button'));
  }
}
