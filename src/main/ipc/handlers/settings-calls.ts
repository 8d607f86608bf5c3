/** Calls about profiles, keys and preferences. A key goes in here and never comes out. */
import type { LogLevel } from '#core/log/level.ts';
import type { CallInput } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';
import type { AppView, KeyTestView, PreferencesView, ProfileView } from '#contract/views/app.ts';
import type { Handlers } from '../../app.ts';
import { policyOf } from '#core/policy/policy.ts';
import { closedTo } from '#core/policy/closed.ts';
import { checkKey, keyAccount, keychainWords } from '../../desk/credentials.ts';
import { gatewayUrlProblem } from '../../desk/profiles.ts';
import { anchorAccount } from '../../anchor.ts';
import type { Profile } from '../../ports/host.ts';
import { done, refuse, type Desk } from '../desk.ts';
import { presentApp, presentPreferences, presentProfile } from '../present-app.ts';
import { proveKey } from './setup-calls.ts';

type SettingsCalls = Pick<
  Handlers,
  | 'app.state'
  | 'profile.save'
  | 'profile.select'
  | 'profile.remove'
  | 'credentials.save'
  | 'credentials.test'
  | 'credentials.remove'
  | 'preferences.save'
  | 'practice.configure'
>;

const find = (desk: Desk, profileId: string): Profile | undefined =>
  desk.settings.profiles().find((profile) => profile.id === profileId);

const noProfile = (): Reply<never> =>
  refuse('not-found', 'This profile is not here any more. Nothing was changed.');

const practiceIsFixed = (): Reply<never> =>
  refuse(
    'not-allowed',
    'The practice profile is built in and cannot be changed. Add a live profile instead.',
  );

/** A person may not switch away, or change the platform, under a run that is sending. */
const whileSending = (desk: Desk): Reply<never> | null =>
  desk.session().dispatch.live() === null
    ? null
    : refuse('not-allowed', 'A batch is being sent. Pause it first; nothing was changed.');

/** What was seen of the key before is not about the one that is there now. */
const forgetTest = (desk: Desk, { id }: Profile): void => {
  const { key: _, ...record } = desk.settings.setupOf(id);
  desk.settings.saveSetup(id, record);
};

const changed = async (desk: Desk): Promise<void> => {
  await desk.keys.refresh(desk.settings.profiles());
  desk.publish('app.changed', await presentApp(desk));
};

const saveProfile = async (
  desk: Desk,
  input: CallInput<'profile.save'>,
): Promise<Reply<ProfileView>> => {
  const known = input.profileId === null ? undefined : find(desk, input.profileId);
  if (input.profileId !== null && known === undefined) return noProfile();
  if (known?.kind === 'practice') return practiceIsFixed();
  const wrong = gatewayUrlProblem(input.gatewayUrl);
  if (wrong !== null) return refuse('invalid-input', wrong);
  const forbidden = closedTo(desk.policy, { kind: 'live', gatewayUrl: input.gatewayUrl });
  if (forbidden !== null) return refuse('not-allowed', `${forbidden} Nothing was saved.`);
  if (known !== undefined && known.platformId !== input.platformId) {
    return refuse(
      'not-allowed',
      'A profile belongs to one platform, because its ledger does. Add another profile for another platform id.',
    );
  }
  const { name, color, platformId, gatewayUrl } = input;
  const id = known?.id ?? desk.ids.next();
  const profile: Profile = { id, kind: 'live', name, color, platformId, gatewayUrl };
  desk.settings.saveProfile(profile);
  if (known?.gatewayUrl !== gatewayUrl) forgetTest(desk, profile);
  const sending = whileSending(desk);
  if (desk.session().profile.id === id && sending === null) await desk.selectProfile(profile);
  await changed(desk);
  return done(presentProfile(desk, profile));
};

const saveKey = async (
  desk: Desk,
  { profileId, key }: CallInput<'credentials.save'>,
): Promise<Reply<ProfileView>> => {
  const profile = find(desk, profileId);
  if (profile === undefined) return noProfile();
  if (profile.kind === 'practice') return practiceIsFixed();
  const checked = checkKey(key);
  if (!checked.ok) return refuse('invalid-input', checked.error);
  const saved = await desk.keychain.save(keyAccount(profile), checked.value);
  checked.value.wipe();
  if (!saved.ok) return refuse('keychain-unavailable', keychainWords(saved.error));
  forgetTest(desk, profile);
  forgetKeyOf(desk, profile);
  await changed(desk);
  return done(presentProfile(desk, profile));
};

/** The receiver may hold the key that was there before. */
const forgetKeyOf = (desk: Desk, { id }: Profile): void => {
  const { profile, callbacks } = desk.session();
  if (profile.id === id) callbacks.dropKey();
};

const removeKey = async (desk: Desk, profileId: string): Promise<Reply<ProfileView>> => {
  const profile = find(desk, profileId);
  if (profile === undefined) return noProfile();
  if (profile.kind === 'practice') return practiceIsFixed();
  const removed = await desk.keychain.remove(keyAccount(profile));
  if (!removed.ok) return refuse('keychain-unavailable', keychainWords(removed.error));
  forgetKeyOf(desk, profile);
  await changed(desk);
  return done(presentProfile(desk, profile));
};

const selectProfile = async (desk: Desk, profileId: string): Promise<Reply<AppView>> => {
  const profile = find(desk, profileId);
  if (profile === undefined) return noProfile();
  const sending = whileSending(desk);
  if (sending !== null) return sending;
  const { practiceOnly } = policyOf(desk.policy);
  if (practiceOnly && profile.kind === 'live') {
    return refuse('not-allowed', closedTo(desk.policy, profile) ?? '');
  }
  await desk.selectProfile(profile);
  return done(await presentApp(desk));
};

const removeProfile = async (desk: Desk, profileId: string): Promise<Reply<AppView>> => {
  const profile = find(desk, profileId);
  if (profile === undefined) return noProfile();
  if (profile.kind === 'practice') return practiceIsFixed();
  if (desk.session().profile.id === profileId) {
    return refuse(
      'not-allowed',
      'This profile is open. Choose another one first; nothing was removed.',
    );
  }
  const removed = await desk.keychain.remove(keyAccount(profile));
  if (removed.ok) await desk.keychain.remove(anchorAccount(profile));
  // Where there is no secret store at all, no key can have been saved in it.
  if (!removed.ok && removed.error.kind !== 'missing') {
    return refuse('keychain-unavailable', keychainWords(removed.error));
  }
  desk.settings.removeProfile(profileId);
  await changed(desk);
  return done(await presentApp(desk));
};

const testProfile = async (desk: Desk, profileId: string): Promise<Reply<KeyTestView>> => {
  const profile = find(desk, profileId);
  if (profile === undefined) return noProfile();
  const steps = await proveKey(desk, profile);
  return done({ ok: steps.every((step) => step.ok), steps });
};

/** The change itself is told at whichever of the two levels keeps more. */
const keepLogFrom = ({ log }: Desk, to: LogLevel): void => {
  log.write('level-changed', { to });
  log.keepFrom(to);
};

const savePreferences = async (
  desk: Desk,
  input: CallInput<'preferences.save'>,
): Promise<Reply<PreferencesView>> => {
  const { theme, language, operator } = input;
  desk.settings.savePreferences({
    ...(theme === undefined ? {} : { theme }),
    ...(language === undefined ? {} : { language }),
    ...(operator === undefined ? {} : { operator }),
    ...(input.repeatDays === undefined ? {} : { repeatDays: input.repeatDays }),
    ...(input.logLevel === undefined ? {} : { logLevel: input.logLevel }),
    ...(input.currencies === undefined ? {} : { currencies: input.currencies }),
  });
  if (input.logLevel !== undefined) keepLogFrom(desk, input.logLevel);
  desk.publish('app.changed', await presentApp(desk));
  return done(presentPreferences(desk.settings.preferences()));
};

const configurePractice = (
  desk: Desk,
  input: CallInput<'practice.configure'>,
): Promise<Reply<null>> => {
  if (desk.session().profile.kind !== 'practice') {
    return Promise.resolve(
      refuse('not-allowed', 'Only the practice profile can be told to misbehave.'),
    );
  }
  desk.practice.configure(input);
  return Promise.resolve(done(null));
};

export const makeSettingsCalls = (desk: Desk): SettingsCalls => ({
  'app.state': async () => done(await presentApp(desk)),
  'profile.save': (input) => saveProfile(desk, input),
  'profile.select': ({ profileId }) => selectProfile(desk, profileId),
  'profile.remove': ({ profileId }) => removeProfile(desk, profileId),
  'credentials.save': (input) => saveKey(desk, input),
  'credentials.test': ({ profileId }) => testProfile(desk, profileId),
  'credentials.remove': ({ profileId }) => removeKey(desk, profileId),
  'preferences.save': (input) => savePreferences(desk, input),
  'practice.configure': (input) => configurePractice(desk, input),
});
