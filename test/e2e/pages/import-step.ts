/** The rows of a file: questions answered, rows looked at and left out. */
import type { Locator, Page } from 'playwright';

export type RowView = 'All' | 'Ready' | 'With warnings' | 'With errors' | 'Excluded';

export class ImportStep {
  readonly page: Page;
  readonly rows: Locator;
  /** The questions a file leaves open. */
  readonly asks: Locator;
  /** Why a file was refused or its reading cancelled. */
  readonly verdict: Locator;
  readonly reading: Locator;

  constructor(page: Page) {
    this.page = page;
    this.rows = page.getByRole('grid', { name: 'Rows of the file' });
    this.asks = page.getByRole('heading', { name: 'The file leaves something open' });
    this.verdict = page
      .getByRole('main')
      .getByRole('alert')
      .or(page.getByRole('main').getByRole('status'));
    this.reading = page.getByRole('button', { name: 'Cancel reading' });
  }

  async show(view: RowView): Promise<void> {
    await this.page
      .getByRole('radiogroup', { name: 'Show' })
      .locator('label', { hasText: new RegExp(`^${view}`) })
      .click();
  }

  /** Chooses what is shown by arrow keys, from wherever the focus is. */
  async showByKeyboard(view: RowView): Promise<void> {
    const radios = this.page.getByRole('radiogroup', { name: 'Show' }).getByRole('radio');
    const wanted = radios.and(this.page.getByRole('radio', { name: new RegExp(`^${view}`) }));
    await this.page.keyboard.press('Escape');
    for (let presses = 0; presses < 120; presses += 1) {
      const inside = await radios.evaluateAll((all) =>
        all.some((radio) => radio === document.activeElement),
      );
      if (inside) break;
      await this.page.keyboard.press('Shift+Tab');
    }
    for (let presses = 0; presses < 5 && !(await wanted.isChecked()); presses += 1) {
      await this.page.keyboard.press('ArrowRight');
    }
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Search rows' }).fill(text);
  }

  async showRule(rule: string): Promise<void> {
    await this.page.getByRole('main').getByLabel('Rule').and(this.page.locator('input')).click();
    await this.page.getByRole('option', { name: new RegExp(`^${rule}`) }).click();
  }

  /** How many rows the present view has. */
  get shown(): Locator {
    return this.page.getByText(/rows? shown$/);
  }

  row(reference: string): Locator {
    return this.rows.getByRole('row').filter({ hasText: reference });
  }

  async select(row: number): Promise<void> {
    await this.rows.getByRole('checkbox', { name: `Select row ${row}`, exact: true }).check();
  }

  async excludeSelected(reason: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Exclude…', exact: true }).click();
    await this.#exclude(reason);
  }

  async excludeErrors(reason: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Exclude all with errors…' }).click();
    await this.#exclude(reason);
  }

  async includeSelected(): Promise<void> {
    await this.page.getByRole('button', { name: 'Include again' }).click();
  }

  async #exclude(reason: string): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: /^Exclude/ });
    await dialog.getByLabel('Reason').fill(reason);
    await dialog.getByRole('button', { name: /^Exclude/ }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** From a refused file to the run it was. */
  async openEarlierRun(): Promise<void> {
    await this.page.getByRole('button', { name: 'Open that run' }).first().click();
  }

  /** The reasons beneath the nth row that has the text. */
  async openIssue(text: string, nth: number): Promise<void> {
    await this.row(text)
      .nth(nth)
      .getByRole('button', { name: /reasons/ })
      .last()
      .click();
  }

  /** The payout that the row of the open reasons repeats. */
  get earlierPayout(): Locator {
    return this.page.getByRole('dialog').getByRole('button', { name: /^Row \d+ of “/ });
  }

  /** What of the file may have been paid already. */
  get repeats(): Locator {
    return this.page.getByRole('region', { name: 'Possible repeats' });
  }

  /** What earlier runs carried forward for payees of this file. */
  get owed(): Locator {
    return this.page.getByRole('region', { name: 'Carried forward' });
  }

  /** Does what would work for the row that is below the minimum, by its one click. */
  async useWay(text: string, deed: string): Promise<void> {
    await this.openIssue(text, 0);
    const ways = this.page.getByRole('region', { name: 'What would work for this row' });
    await ways.getByRole('button', { name: deed }).click();
    await ways.waitFor({ state: 'hidden' });
  }

  async showRepeats(): Promise<void> {
    await this.repeats
      .getByRole('button', { name: /^Show the/ })
      .first()
      .click();
  }

  async askToExcuse(): Promise<void> {
    await this.repeats.getByRole('button', { name: /^Excuse/ }).click();
    await this.page.getByRole('dialog', { name: /all the same\?$/ }).waitFor();
  }

  /** Lets the repeats that are shown pass, for one reason. */
  async excuseShown(reason: string): Promise<void> {
    await this.askToExcuse();
    const dialog = this.page.getByRole('dialog', { name: /all the same\?$/ });
    await dialog.getByLabel('Reason').fill(reason);
    await dialog.getByRole('button', { name: /^Pay/ }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Answers which sign is the decimal mark. */
  async chooseDecimalMark(mark: 'Point' | 'Comma'): Promise<void> {
    await this.page
      .getByRole('radio', { name: new RegExp(`^${mark} is the decimal mark`) })
      .check();
  }

  /** Says which sheet of a workbook is to be paid. */
  async chooseSheet(name: string): Promise<void> {
    await this.page.getByRole('radio', { name: new RegExp(`^${name}`) }).check();
  }

  /** Says what a column of the file means. */
  async chooseColumn(header: string, meaning: string): Promise<void> {
    await this.page
      .getByRole('main')
      .getByLabel(header, { exact: true })
      .and(this.page.locator('input'))
      .click();
    await this.page.getByRole('option', { name: meaning, exact: true }).click();
  }

  async sendAnswers(): Promise<void> {
    await this.page.getByRole('button', { name: 'Continue reading' }).click();
  }

  async cancelReading(): Promise<void> {
    await this.reading.click();
  }

  /** The way on; closed while nothing can be paid. */
  get continueButton(): Locator {
    return this.page.getByRole('button', { name: 'Continue to plan' });
  }

  async toPlan(): Promise<void> {
    await this.continueButton.click();
  }
}
