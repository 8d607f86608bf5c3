/** The settings a backup carries: what a person chose, never a key, and never who sits here or which gateway is asked. */
import { REPEAT_DAYS_LIMITS } from '#core/import/repeat.ts';
import type { Preferences, Profile } from '../ports/host.ts';

/** As JSON. */
export const settingsText = (preferences: Preferences, { name, color }: Profile): string => {
  const { theme, repeatDays, currencies } = preferences;
  return `${JSON.stringify({ preferences: { theme, repeatDays, currencies }, platform: { name, color } }, null, 2)}\n`;
};

export interface CarriedSettings {
  readonly preferences: Partial<Pick<Preferences, 'theme' | 'repeatDays' | 'currencies'>>;
  readonly platform: Partial<Pick<Profile, 'name' | 'color'>>;
}

const within = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const isDays = (value: unknown): value is number =>
  typeof value === 'number' &&
  Number.isInteger(value) &&
  value >= REPEAT_DAYS_LIMITS.least &&
  value <= REPEAT_DAYS_LIMITS.most;

const isTheme = (value: unknown): value is Preferences['theme'] =>
  value === 'light' || value === 'dark' || value === 'system';

const tableFrom = (value: unknown): Preferences['currencies'] | null => {
  const favourites = within(value, 'favourites');
  const hidden = within(value, 'hiddenColumns');
  if (!Array.isArray(favourites) || !Array.isArray(hidden)) return null;
  const numbers = favourites.filter((one): one is number => Number.isInteger(one));
  const columns = hidden.filter(
    (one): one is string => typeof one === 'string' && one.length <= 24,
  );
  return { favourites: numbers.slice(0, 500), hiddenColumns: columns.slice(0, 32) };
};

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    // Nothing is taken over then; the ledger does not depend on it.
    return null;
  }
};

/** What of it may be taken over; whatever is not as expected is left out. */
export const carriedSettings = (json: string): CarriedSettings => {
  const all = parsed(json);
  const preferences = within(all, 'preferences');
  const platform = within(all, 'platform');
  const theme = within(preferences, 'theme');
  const days = within(preferences, 'repeatDays');
  const currencies = tableFrom(within(preferences, 'currencies'));
  const name = within(platform, 'name');
  const color = within(platform, 'color');
  return {
    preferences: {
      ...(isTheme(theme) ? { theme } : {}),
      ...(isDays(days) ? { repeatDays: days } : {}),
      ...(currencies === null || currencies === undefined ? {} : { currencies }),
    },
    platform: {
      ...(typeof name === 'string' && name !== '' && name.length <= 60 ? { name } : {}),
      ...(typeof color === 'string' && /^#[0-9a-fA-F]{6}$/.test(color) ? { color } : {}),
    },
  };
};
