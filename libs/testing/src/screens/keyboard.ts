import type { Locator, Page } from 'playwright-core';
import { until } from '../hub/until.js';
import { byKeys, hasFocus } from './browser.js';

type Name = string | RegExp;
const MAX_ARROWS = 60;
const exactly = (name: Name) => ({ name, exact: typeof name === 'string' });

/** Somebody at a page with nothing but keys: Tab, arrows, Enter, Space, and what is typed. */
export class Keys {
  /** @param scope where names are looked for: the page, a dialog, a region of it */
  constructor(
    readonly page: Page,
    private readonly scope: Page | Locator = page,
  ) {}

  in(scope: Locator): Keys {
    return new Keys(this.page, scope);
  }

  press(button: Name): Promise<void> {
    return byKeys(this.page, this.scope.getByRole('button', exactly(button)).first());
  }

  follow(link: Name): Promise<void> {
    return byKeys(this.page, this.scope.getByRole('link', exactly(link)).first());
  }

  /** Instead of what stands in the field. */
  async write(label: Name | Locator, words: string): Promise<void> {
    await byKeys(this.page, this.field(label), 'ControlOrMeta+a');
    await this.page.keyboard.type(words);
  }

  /** What is to be read there. */
  see(words: Name): Promise<void> {
    return this.scope.getByText(words).first().waitFor();
  }

  tick(box: Name): Promise<void> {
    return byKeys(this.page, this.scope.getByRole('checkbox', exactly(box)).first(), 'Space');
  }

  /** One of a group of radios: Tab leads to the one that is chosen, arrows on. */
  async radio(group: Name, name: Name): Promise<void> {
    const radios = this.scope.getByRole('radiogroup', exactly(group));
    const chosen = radios.getByRole('radio', { checked: true });
    const wanted = radios.getByRole('radio', exactly(name));
    await byKeys(this.page, (await chosen.count()) > 0 ? chosen : radios.getByRole('radio').first(), 'Space');
    await this.arrowsTo(() => hasFocus(wanted));
    await until('it to be chosen', () => wanted.isChecked());
  }

  tab(name: Name): Promise<void> {
    const wanted = this.scope.getByRole('tab', exactly(name));
    return byKeys(this.page, this.scope.getByRole('tab', { selected: true }).first(), 'Home').then(() =>
      this.arrowsTo(() => hasFocus(wanted), 'ArrowRight'),
    );
  }

  /** Opens a list that is chosen from, and chooses. @param search what is typed into one that looks for it */
  async choose(label: Name | Locator, name: Name, search?: string): Promise<void> {
    const field = typeof label === 'string' || label instanceof RegExp ? this.combobox(label) : label;
    await byKeys(this.page, field, search === undefined ? 'ArrowDown' : 'ControlOrMeta+a');
    if (search !== undefined) await this.page.keyboard.type(search);
    const option = this.page.getByRole('option', exactly(name)).first();
    await option.waitFor();
    await this.arrowsTo(async () => (await option.getAttribute('data-combobox-selected')) !== null);
    await this.page.keyboard.press('Enter');
  }

  /** Out of a menu that is open. */
  async item(name: Name): Promise<void> {
    const item = this.page.getByRole('menuitem', exactly(name));
    await item.waitFor();
    await this.arrowsTo(() => hasFocus(item));
    await this.page.keyboard.press('Enter');
  }

  private combobox(label: Name): Locator {
    return this.scope.getByRole('combobox', exactly(label)).first();
  }

  private field(label: Name | Locator): Locator {
    if (typeof label !== 'string' && !(label instanceof RegExp)) return label;
    const [text, search] = [this.scope.getByRole('textbox', exactly(label)), 'searchbox' as const];
    return text.or(this.scope.getByRole(search, exactly(label))).first();
  }

  /** Within a group of radios, a menu or a list arrows lead, and Tab leads out. */
  private async arrowsTo(isThere: () => Promise<boolean>, key = 'ArrowDown'): Promise<void> {
    for (let i = 0; i < MAX_ARROWS; i++) {
      if (await isThere()) return;
      await this.page.keyboard.press(key);
    }
    throw new Error(`${MAX_ARROWS} times ${key} did not get there`);
  }
}
