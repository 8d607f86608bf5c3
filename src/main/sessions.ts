/** Which profile is open: one at a time, each with its own folder, ledger and pace. */
import { closedTo } from '#core/policy/closed.ts';
import { policyOf, type PolicyReading } from '#core/policy/policy.ts';
import { REPEAT_DAYS } from '#core/import/repeat.ts';
import { PRACTICE_PACE } from '#core/receive/watch.ts';
import { join } from 'node:path';
import type { UseKey } from './adapters/gateway/signed.ts';
import { finishSwap, sweep, takePlace, type Spot } from './adapters/backup/aside.ts';
import { anchorAccount } from './anchor.ts';
import type { Announcer } from './announce.ts';
import { keyAccount } from './desk/credentials.ts';
import { openGateway, openSession, type ProfileRules, type SessionParts } from './open-session.ts';
import type { Gateway } from './ports/gateway.ts';
import type { Clock, Ids, Keychain, Profile, Settings } from './ports/host.ts';
import type { Log } from './ports/log.ts';
import type { RestoredNote } from './ports/standing.ts';
import type { PracticeHouse } from './practice-house.ts';
import type { Session } from './session.ts';

/** The vendor allows one withdraw a second; faster blocks the account (vendor page "withdraw"). */
const LIVE_INTERVAL_MS = 1_000;
/** In practice a failure is believed after this, ms, so that a rehearsal need not wait five minutes. */
const PRACTICE_SECOND_READING_MS = 5_000;

export interface SessionsParts {
  readonly dataFolder: string;
  readonly version: string;
  readonly intakeWorker: URL;
  readonly treasuryWorker: URL;
  readonly receiverWorker: URL;
  /** The receiver of the open profile, or what it received, is another one. */
  readonly callbacksChanged: () => void;
  readonly rehearsalWorker: URL;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly settings: Settings;
  readonly keychain: Keychain;
  readonly house: PracticeHouse;
  readonly announcer: Announcer;
  readonly holdAwake: () => () => void;
  /** A run has ended or stopped. */
  readonly ended: (batchId: string) => void;
  readonly rehearsing: NonNullable<SessionParts['rehearsing']>;
  readonly invoiceChanged: NonNullable<SessionParts['invoiceChanged']>;
  readonly low: NonNullable<SessionParts['low']>;
  readonly log: Log;
  readonly policy: PolicyReading;
  /** Account of the operating system that sits here. */
  readonly account: string;
}

/** How long a session that was looked at stays open for the calls under way on it, ms. */
const GRACE_MS = 5_000;

/** Reads of the practice gateway may follow each other this closely, ms; it allows ten a second. */
const PRACTICE_READ_EVERY_MS = 110;

interface Place {
  readonly rules: ProfileRules;
  readonly limits?: NonNullable<SessionParts['limits']>;
  readonly profile: Profile;
  readonly key: UseKey;
  readonly withdrawIntervalMs: () => number;
}

export class Sessions {
  readonly #parts: SessionsParts;
  #open: Session;

  private constructor(parts: SessionsParts, open: Session) {
    this.#parts = parts;
    this.#open = open;
  }

  /** Opens the profile that was open last. */
  static async begin(parts: SessionsParts): Promise<Sessions> {
    const { activeProfile } = parts.settings.preferences();
    const chosen = parts.settings.profiles().find(({ id }) => id === activeProfile);
    // A live ledger is not even opened where the policy knows practice only.
    const { practiceOnly } = policyOf(parts.policy);
    const first = practiceOnly ? undefined : chosen;
    const open = await openProfile(parts, first ?? parts.house.profile);
    if (open.standing.kind !== 'elsewhere') sweep(spotOf(parts, open.profile.id));
    return new Sessions(parts, open);
  }

  get current(): Session {
    return this.#open;
  }

  /** Closes the open profile and opens another; should that fail, practice is opened and the reason thrown. */
  async select(profile: Profile): Promise<void> {
    await this.#open.close();
    try {
      this.#open = await openProfile(this.#parts, profile);
    } catch (failure) {
      this.#parts.log.write('profile-failed', { error: failure });
      this.#open = await openProfile(this.#parts, this.#parts.house.profile);
      throw failure;
    } finally {
      this.#parts.settings.savePreferences({ activeProfile: this.#open.profile.id });
    }
  }

  /**
   * Closes the open profile, puts the folder `coming` in its place and opens it; answers the name under which the former
   * one is kept. Throws when it could not be put there; the former one is open again then.
   */
  async replace(coming: string, note: RestoredNote): Promise<string> {
    const { id } = this.#open.profile;
    await this.#open.close();
    try {
      return takePlace(spotOf(this.#parts, id), coming, note);
    } finally {
      const now = this.#parts.settings.profiles().find((profile) => profile.id === id);
      this.#open = await openProfile(this.#parts, now ?? this.#parts.house.profile);
    }
  }

  /**
   * Opens the profile anew. What only looks at a copy stays usable until the new one is there; the calls under way
   * on it are let go on for a moment.
   */
  async lookAgain(): Promise<void> {
    const before = this.#open;
    const { kind } = before.standing;
    if (kind !== 'elsewhere' && kind !== 'damaged') return this.select(before.profile);
    this.#open = await openProfile(this.#parts, before.profile);
    setTimeout(() => void before.close(), GRACE_MS);
  }

  /** A gateway with a profile's own key, for testing it. */
  gatewayOf(profile: Profile): Gateway {
    return openGateway({ ...placeOf(this.#parts, profile), clock: this.#parts.clock });
  }

  close(): Promise<void> {
    return this.#open.close();
  }
}

const placeOf = (parts: SessionsParts, profile: Profile): Place => ({
  ...lineOf(parts, profile),
  rules: {
    policy: policyOf(parts.policy),
    closed: closedTo(parts.policy, profile),
    account: parts.account,
  },
});

const lineOf = ({ house, keychain }: SessionsParts, profile: Profile): Omit<Place, 'rules'> =>
  profile.kind === 'practice'
    ? {
        profile: house.profile,
        key: (fn) => house.key(fn),
        withdrawIntervalMs: () => house.intervalMs(),
        limits: { readEveryMs: PRACTICE_READ_EVERY_MS },
      }
    : {
        profile,
        key: (fn) => keychain.use(keyAccount(profile), fn),
        withdrawIntervalMs: () => LIVE_INTERVAL_MS,
      };

const spotOf = ({ dataFolder }: SessionsParts, id: string): Spot => ({
  profiles: join(dataFolder, 'profiles'),
  id,
});

/** Opens a profile, and tells the log how it was found. */
const openProfile = async (parts: SessionsParts, profile: Profile): Promise<Session> => {
  const { log, clock } = parts;
  const began = clock.mono();
  const session = await openOne(parts, profile);
  const { seq: entries } = session.book.head();
  const { kind: ledger } = session.standing;
  const ms = Math.round(clock.mono() - began);
  log.write('profile-opened', { kind: profile.kind, ledger, entries, ms });
  return session;
};

const openOne = (parts: SessionsParts, profile: Profile): Promise<Session> => {
  finishSwap(spotOf(parts, profile.id));
  const { clock, ids, version, intakeWorker, treasuryWorker, receiverWorker } = parts;
  const { rehearsalWorker } = parts;
  const { announcer, holdAwake, ended, rehearsing, invoiceChanged, low, log } = parts;
  return openSession({
    ...placeOf(parts, profile),
    ...(profile.kind === 'live'
      ? { anchor: { keychain: parts.keychain, account: anchorAccount(profile) } }
      : { lookOnly: !parts.house.isOurs }),
    folder: join(parts.dataFolder, 'profiles', profile.id),
    clock,
    ids,
    log,
    version,
    intakeWorker,
    treasuryWorker,
    receiverWorker,
    callbacksChanged: parts.callbacksChanged,
    rehearsalWorker,
    repeatDays: () => parts.settings.preferences().repeatDays ?? REPEAT_DAYS,
    ...(profile.kind === 'practice'
      ? { secondReadingMs: PRACTICE_SECOND_READING_MS, invoicePace: PRACTICE_PACE }
      : {}),
    changed: (what) => announcer.changed(what),
    draftChanged: (batch) => announcer.changed({ batchId: batch.id }),
    ledgerFailed: () => announcer.appChanged(),
    holdAwake,
    ended,
    rehearsing,
    invoiceChanged,
    low,
  });
};
