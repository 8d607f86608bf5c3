/** The application as a whole → what the window shows first and everywhere. */
import { policyProblem } from '#core/policy/policy.ts';
import { policyLines } from '#core/policy/words.ts';
import { REPEAT_DAYS } from '#core/import/repeat.ts';
import { LOG_LEVEL } from '#core/log/level.ts';
import type { AppView, PreferencesView, ProfileView } from '#contract/views/app.ts';
import { ATTENTION_STATES } from '#core/payout/state.ts';
import type { Preferences, Profile } from '../ports/host.ts';
import type { Session } from '../session.ts';
import type { Desk } from './desk.ts';
import { presentStanding } from './present-ledger.ts';
import { iso } from './present-money.ts';

export const presentPreferences = (preferences: Preferences): PreferencesView => ({
  theme: preferences.theme,
  language: preferences.language,
  operator: preferences.operator,
  repeatDays: preferences.repeatDays ?? REPEAT_DAYS,
  logLevel: preferences.logLevel ?? LOG_LEVEL,
  currencies: preferences.currencies ?? null,
});

export const presentProfile = (desk: Desk, profile: Profile): ProfileView => ({
  ...profile,
  active: profile.id === desk.session().profile.id,
  key: desk.keys.statusOf(profile),
});

const attention = async (desk: Desk): Promise<AppView['attention']> => {
  const { ledger } = desk.session();
  const batches = await ledger.batches();
  const waiting = batches.filter(({ run }) => run === 'submitted' || run === 'paused').length;
  const unknown = batches.reduce(
    (sum, { counts }) => sum + ATTENTION_STATES.reduce((n, state) => n + (counts[state] ?? 0), 0),
    0,
  );
  return { batches: waiting, unknown };
};

const presentProof = async ({ evidence }: Session): Promise<AppView['lookupProof']> => {
  const proof = await evidence.proofOf('order-id-lookup');
  return proof === null ? null : { ...proof, at: iso(proof.at) };
};

export const presentApp = async (desk: Desk): Promise<AppView> => {
  const session = desk.session();
  return {
    ...desk.about,
    profile: presentProfile(desk, session.profile),
    profiles: desk.settings.profiles().map((profile) => presentProfile(desk, profile)),
    preferences: presentPreferences(desk.settings.preferences()),
    keychainProblem: desk.keys.problem,
    ledgerProblem: session.ledgerProblem,
    ledger: presentStanding(session.standing),
    anchorProblem: session.anchorProblem,
    policy: {
      file: desk.policy.kind === 'none' ? null : desk.policy.file,
      problem: policyProblem(desk.policy),
      lines: policyLines(desk.policy),
    },
    lookupProof: await presentProof(session),
    attention: await attention(desk),
  };
};
