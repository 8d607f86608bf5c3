/** What stands above every step of a batch. */
import type { Locator, Page } from 'playwright';

export type StepWord = 'Import' | 'Plan' | 'Review' | 'Dispatch' | 'Track' | 'Export';

export interface Equation {
  readonly inFile: number;
  readonly toPay: number;
  readonly excluded: number;
  readonly errors: number;
}

export class BatchPage {
  readonly page: Page;
  /** "25 in file = 25 to pay + 0 excluded + 0 with errors" */
  readonly equationText: Locator;

  constructor(page: Page) {
    this.page = page;
    this.equationText = page
      .getByRole('main')
      .getByRole('paragraph')
      .filter({ hasText: / in file/ });
  }

  step(name: StepWord): Locator {
    return this.page
      .getByRole('navigation', { name: 'Steps of this batch' })
      .getByRole('button', { name: new RegExp(`^${name}`) });
  }

  async goTo(name: StepWord): Promise<void> {
    await this.step(name).click();
  }

  /** The name of the batch as shown. */
  async name(): Promise<string> {
    const label = await this.page
      .getByRole('heading', { level: 1 })
      .getByRole('button')
      .innerText();
    return label.trim();
  }

  /** Gives the run another name. */
  async rename(name: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1 }).getByRole('button').click();
    const field = this.page.getByRole('textbox', { name: 'Rename this batch' });
    await field.fill(name);
    await field.press('Enter');
  }

  async equation(): Promise<Equation> {
    const text = (await this.equationText.innerText()).replaceAll(/[\s\u202f\u00a0]+/g, ' ');
    const figures = [...text.matchAll(/(\d[\d ]*)\s?(in file|to pay|excluded|with errors)/g)];
    const of = (word: string): number => {
      const found = figures.find(([, , name]) => name === word)?.[1];
      if (found === undefined) throw new Error(`The equation says nothing of "${word}": ${text}`);
      return Number(found.replaceAll(' ', ''));
    };
    return {
      inFile: of('in file'),
      toPay: of('to pay'),
      excluded: of('excluded'),
      errors: of('with errors'),
    };
  }

  async discard(): Promise<void> {
    await this.page.getByRole('button', { name: 'Discard batch…' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Discard the batch' }).click();
    await this.page.getByRole('heading', { level: 1, name: 'Batches' }).waitFor();
  }
}
