/** Preferences and profiles in one small file: never money, never secrets. */
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type Store from 'electron-store';
import type { Options } from 'electron-store';
import { REPEAT_DAYS_LIMITS } from '#core/import/repeat.ts';
import { LOG_LEVELS } from '#core/log/level.ts';
import type { Preferences, Profile, Settings, SetupRecord } from '#main/ports/host.ts';

interface Stored {
  preferences: Preferences;
  profiles: readonly Profile[];
  /** By profile; absent in what an older Purser wrote. */
  setups?: Readonly<Record<string, SetupRecord>>;
}

const FILE = 'settings';
const BINARY_FOLDER = 'ELECTRON_OVERRIDE_DIST_PATH';

const text = (maxLength: number) => ({ type: 'string', maxLength }) as const;
const color = { type: 'string', pattern: '^#[0-9a-fA-F]{6}$' } as const;
const preferenceFields = {
  theme: { type: 'string', enum: ['light', 'dark', 'system'] },
  language: text(8),
  operator: text(60),
  activeProfile: text(64),
} as const;
const profileFields = {
  id: { type: 'string', pattern: '^[a-z0-9-]{1,64}$' },
  kind: { type: 'string', enum: ['practice', 'live'] },
  name: text(60),
  color,
  platformId: { type: 'integer', minimum: 1 },
  gatewayUrl: text(200),
} as const;
/** Added later, so that a file without it is whole too. */
const repeatDays = {
  type: 'integer',
  minimum: REPEAT_DAYS_LIMITS.least,
  maximum: REPEAT_DAYS_LIMITS.most,
} as const;
const logLevel = { type: 'string', enum: [...LOG_LEVELS] } as const;
const currencies = {
  type: 'object',
  properties: {
    favourites: { type: 'array', items: { type: 'integer' }, maxItems: 500 },
    hiddenColumns: { type: 'array', items: { type: 'string', maxLength: 24 }, maxItems: 32 },
  },
  required: ['favourites', 'hiddenColumns'],
  additionalProperties: false,
} as const;
const seenPayout = {
  type: 'object',
  properties: { at: { type: 'integer' }, payoutId: text(64), reference: text(64) },
  required: ['at', 'payoutId', 'reference'],
  additionalProperties: false,
} as const;
const setup = {
  type: 'object',
  properties: {
    key: {
      type: 'object',
      properties: {
        at: { type: 'integer' },
        problem: { type: ['string', 'null'], maxLength: 1000 },
      },
      required: ['at', 'problem'],
      additionalProperties: false,
    },
    listedAt: { type: 'integer' },
    accepted: seenPayout,
    lookup: seenPayout,
  },
  additionalProperties: false,
} as const;
const whole = <T extends object>(properties: T) => ({
  type: 'object' as const,
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

/** What to open, and what an untouched installation holds. */
export interface SettingsNeeds {
  /** Absolute path of the data folder. */
  readonly folder: string;
  /** Purser's version; migrations run when it rises. */
  readonly version: string;
  /** The profile that is always there; only its name and colour can be changed. */
  readonly practice: Profile;
}

const optionsFor = ({ folder, version, practice }: SettingsNeeds): Options<Stored> => ({
  cwd: folder,
  name: FILE,
  projectVersion: version,
  schema: {
    preferences: {
      ...whole(preferenceFields),
      properties: { ...preferenceFields, repeatDays, logLevel, currencies },
    },
    profiles: { type: 'array', items: whole(profileFields) },
    setups: { type: 'object', additionalProperties: setup },
  },
  defaults: {
    preferences: { theme: 'system', language: 'en', operator: '', activeProfile: practice.id },
    profiles: [],
  },
  // One entry per version that changed the form of the file; the first version has none to change.
  migrations: {},
  accessPropertiesByDotNotation: false,
  configFileMode: 0o600,
});

/**
 * Outside Electron the package `electron` answers the path of its binary and downloads it when it is missing.
 * Named a folder for that moment, it asks for nothing; the store then works with the folder it is given.
 */
const loadStore = async (): Promise<typeof Store> => {
  const { env } = process;
  const isSettled = env[BINARY_FOLDER] !== undefined || process.versions['electron'] !== undefined;
  if (isSettled) return (await import('electron-store')).default;
  env[BINARY_FOLDER] = 'none';
  const { default: store } = await import('electron-store');
  delete env[BINARY_FOLDER];
  return store;
};

/** Opens the store; an unreadable file is kept beside it and the defaults are used. */
const openStore = async (
  needs: SettingsNeeds,
): Promise<{ readonly store: Store<Stored>; readonly problem: string | null }> => {
  const ElectronStore = await loadStore();
  const options = optionsFor(needs);
  try {
    return { store: new ElectronStore<Stored>(options), problem: null };
  } catch (error) {
    const file = join(needs.folder, `${FILE}.json`);
    if (!existsSync(file)) throw error;
    const kept = join(needs.folder, `${FILE}.unreadable.json`);
    copyFileSync(file, kept);
    const { schema: _, ...lenient } = options;
    const store = new ElectronStore<Stored>({ ...lenient, clearInvalidConfig: true });
    store.clear();
    const problem = `The settings could not be read, so the defaults are used. The old file is kept as ${kept}.`;
    return { store: new ElectronStore<Stored>(options), problem };
  }
};

/** Opens the settings of a data folder, in Electron and in plain Node alike. */
export const openSettings = async (
  needs: SettingsNeeds,
): Promise<Settings & { readonly problem: string | null }> => {
  const { store, problem } = await openStore(needs);
  const { practice } = needs;
  const saved = (): readonly Profile[] => store.get('profiles');
  const others = (id: string): readonly Profile[] => saved().filter((one) => one.id !== id);
  const practiceNow = (): Profile => {
    const changed = saved().find(({ id }) => id === practice.id);
    return changed ? { ...practice, name: changed.name, color: changed.color } : practice;
  };
  return {
    problem,
    preferences: () => store.get('preferences'),
    savePreferences: (change) => {
      store.set('preferences', { ...store.get('preferences'), ...change });
    },
    profiles: () => [practiceNow(), ...others(practice.id)],
    saveProfile: (profile) => {
      const isKnown = saved().some(({ id }) => id === profile.id);
      const changed = saved().map((one) => (one.id === profile.id ? profile : one));
      store.set('profiles', isKnown ? changed : [...saved(), profile]);
    },
    removeProfile: (id) => {
      store.set('profiles', others(id));
      const { [id]: _, ...left } = store.get('setups') ?? {};
      store.set('setups', left);
    },
    setupOf: (id) => store.get('setups')?.[id] ?? {},
    saveSetup: (id, record) => {
      store.set('setups', { ...store.get('setups'), [id]: record });
    },
  };
};
