/** What surrounds every screen: the rail, the banner, the palette, the short messages. */
import type { Locator, Page } from 'playwright';

export type ScreenWord =
  | 'Overview'
  | 'New payout'
  | 'Batches'
  | 'Payouts'
  | 'Unknown desk'
  | 'Balances'
  | 'Currencies'
  | 'Callbacks'
  | 'Settings';

export class Frame {
  readonly page: Page;
  /** Whose money, and whether it is real. */
  readonly banner: Locator;
  /** What is wrong with the console itself, or with what the person just asked for. */
  readonly alerts: Locator;

  constructor(page: Page) {
    this.page = page;
    this.banner = page.getByRole('banner').first();
    this.alerts = page.getByRole('alert');
  }

  #link(screen: ScreenWord): Locator {
    return this.page
      .getByRole('navigation', { name: 'Screens' })
      .getByRole('button', { name: screen });
  }

  async goTo(screen: ScreenWord): Promise<void> {
    await this.#link(screen).click();
    await this.page.getByRole('main').getByRole('heading', { level: 1, name: screen }).waitFor();
  }

  /** Opens every screen of the rail in turn; how many there are. */
  async visitAll(): Promise<number> {
    const links = this.page
      .getByRole('navigation', { name: 'Screens' })
      .getByRole('listitem')
      .getByRole('button');
    const count = await links.count();
    for (let at = 0; at < count; at += 1) {
      await links.nth(at).click();
      await this.page.getByRole('main').getByRole('heading', { level: 1 }).first().waitFor();
    }
    return count;
  }

  /** The name of a screen in the rail, with what needs a person there: "Unknown desk 1 1 unknown". */
  rail(screen: ScreenWord): Locator {
    return this.#link(screen);
  }

  async switchTo(profile: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Screens' })
      .getByRole('button')
      .first()
      .click();
    await this.page.getByRole('menuitem', { name: profile }).click();
    await this.banner.getByText(`Paying from ${profile}`).waitFor();
  }

  async openPalette(): Promise<void> {
    await this.page.keyboard.press('Control+K');
    await this.page.getByPlaceholder('Type a screen, batch or action').waitFor();
  }

  async openShortcuts(): Promise<void> {
    await this.page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await this.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  }

  async closeDialog(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.getByRole('dialog').first().waitFor({ state: 'hidden' });
  }
}
