/** The guided set-up of a live platform: what is proved is read or tried anew, and what was seen is kept. */
import type { Reply } from '#contract/errors.ts';
import { SETUP_STEPS, type SetupView } from '#contract/views/setup.ts';
import type { Handlers } from '../../app.ts';
import { testKey } from '../../desk/credentials.ts';
import { judgeSetup, readSent, remembering, type SentSoFar } from '../../desk/setup.ts';
import type { Profile } from '../../ports/host.ts';
import { done, refuse, type Desk } from '../desk.ts';
import { iso } from '../present-money.ts';

type SetupCalls = Pick<Handlers, 'setup.get' | 'setup.prove' | 'setup.listed'>;

const noProfile = (): Reply<never> =>
  refuse('not-found', 'This platform is not here any more. Nothing was changed.');

const find = (desk: Desk, profileId: string | null): Profile | null =>
  desk.settings.profiles().find(({ id, kind }) => id === profileId && kind === 'live') ?? null;

const sentFrom = async (desk: Desk, profile: Profile | null): Promise<SentSoFar | null> => {
  const { profile: open, ledger, evidence } = desk.session();
  return profile?.id === open.id ? readSent(ledger, evidence) : null;
};

const view = async (desk: Desk, profile: Profile | null): Promise<SetupView> => {
  const before = profile === null ? {} : desk.settings.setupOf(profile.id);
  const sent = await sentFrom(desk, profile);
  const record = sent === null ? before : remembering(before, sent);
  if (profile !== null && JSON.stringify(record) !== JSON.stringify(before)) {
    desk.settings.saveSetup(profile.id, record);
  }
  const { checkedAt: at, problem } = desk.keys;
  const key = profile === null ? null : desk.keys.statusOf(profile);
  const standing = judgeSetup({ keychain: { at, problem }, key, record, sent });
  return {
    profileId: profile?.id ?? null,
    steps: SETUP_STEPS.map((step) => {
      const each = standing[step];
      return { ...each, step, at: each.at === null ? null : iso(each.at) };
    }),
  };
};

/** What is kept of a failure; a gateway may answer at any length. */
const LONGEST = 1_000;

/** Reads with the key and keeps what came of it: null when both calls were answered. */
export const proveKey = async (
  desk: Desk,
  profile: Profile,
): Promise<Awaited<ReturnType<typeof testKey>>> => {
  const steps = await testKey(desk.gatewayOf(profile));
  const problem = steps.find(({ ok }) => !ok)?.sentence.slice(0, LONGEST) ?? null;
  const record = desk.settings.setupOf(profile.id);
  desk.settings.saveSetup(profile.id, { ...record, key: { at: desk.clock.now(), problem } });
  return steps;
};

export const makeSetupCalls = (desk: Desk): SetupCalls => ({
  'setup.get': async ({ profileId }) => {
    const profile = find(desk, profileId);
    return profileId !== null && profile === null ? noProfile() : done(await view(desk, profile));
  },
  'setup.prove': async (input) => {
    const profile = find(desk, input.profileId);
    if (input.profileId !== null && profile === null) return noProfile();
    if (input.step === 'keychain') await desk.keys.refresh(desk.settings.profiles());
    else if (profile !== null) await proveKey(desk, profile);
    return done(await view(desk, profile));
  },
  'setup.listed': async ({ profileId, listed }) => {
    const profile = find(desk, profileId);
    if (profile === null) return noProfile();
    const { listedAt: _, ...record } = desk.settings.setupOf(profileId);
    const now = listed ? { ...record, listedAt: desk.clock.now() } : record;
    desk.settings.saveSetup(profileId, now);
    return done(await view(desk, profile));
  },
});
