/** What the handlers reach: the open profile and what stands beside it, all of it ports. */
import type { AppError, Reply } from '#contract/errors.ts';
import type { Result } from '#core/result.ts';
import type { Actor } from '#core/audit/entry.ts';
import type { PolicyReading } from '#core/policy/policy.ts';
import type { EventListener } from '../app.ts';
import type { DataDesk } from '../desk/data.ts';
import type { KeyDesk } from '../desk/credentials.ts';
import type { UnlockDesk } from '../desk/unlocking.ts';
import type { UpdateDesk } from '../desk/updates.ts';
import type { VerificationDesk } from '../desk/verification.ts';
import type { DataFolder } from '../ports/data-folder.ts';
import type { Clock, Ids, Keychain, Links, Profile, Settings } from '../ports/host.ts';
import type { LogBook } from '../ports/log.ts';
import type { DataHost } from '../ports/places.ts';
import type { PracticeCallbackChange, PracticeCallbacksState } from '../ports/practice.ts';
import type { Session } from '../session.ts';
import type { Problem } from '../workflow/problem.ts';
import type { AppView } from '#contract/views/app.ts';

/** A file the window may import, known to it by token only. */
export interface FileTokens {
  readonly register: (
    path: string,
  ) => Promise<Reply<{ fileToken: string; name: string; size: number }>>;
  pathOf(token: string): string | null;
}

/** Samples and templates that come with Purser. */
export interface Samples {
  list(): Promise<readonly { name: string; title: string; rows: number }[]>;
  pathOf(name: string): string | null;
}

/** What only the practice profile can do: misbehave on request, and play its customers. */
export interface PracticeControl {
  configure(change: { intervalMs?: number | undefined; scenario?: string | undefined }): void;
  /** How it calls back, after the change. Errors: words for people. */
  callbacks(change: PracticeCallbackChange): Result<PracticeCallbacksState, string>;
  /** Delivers a callback again; false when it is not remembered any more. */
  resend(n: number): boolean;
  /** Pays as a customer. Errors: words for people. */
  pay(payment: {
    readonly reference: string;
    readonly currencyId: number;
    readonly amount: 'rest' | { readonly in: 'coin' | 'symbol'; readonly text: string };
    readonly withoutTag: boolean;
  }): Result<
    { readonly amount: string; readonly unnoticed: 'below-minimum' | 'no-tag' | null },
    string
  >;
  /** Lets the time of an invoice be over. Errors: words for people. */
  expire(reference: string): Result<null, string>;
}

export interface Desk {
  session(): Session;
  /** Closes the open profile and opens another. Refused by the caller while a run sends. */
  selectProfile(profile: Profile): Promise<void>;
  readonly settings: Settings;
  readonly log: LogBook;
  readonly folder: DataFolder;
  /** Account of the operating system that sits here. */
  readonly account: string;
  readonly keychain: Keychain;
  /** What is known of the keychain and its keys, without asking it each time. */
  readonly keys: KeyDesk;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly files: FileTokens;
  readonly samples: Samples;
  /** The empty template as text. */
  readonly template: string;
  readonly practice: PracticeControl;
  readonly publish: EventListener;
  /** Takes a fresh look at a ledger another process pays from, or opens it once it is free. */
  lookAgain(): Promise<void>;
  /** The policy of this computer as it was read at the start. */
  readonly policy: PolicyReading;
  /** Opens a page of the constant list in the person's browser. */
  readonly links: Links;
  readonly verification: VerificationDesk;
  readonly unlocking: UnlockDesk;
  readonly updates: UpdateDesk;
  readonly data: DataDesk;
  readonly dataHost: DataHost;
  /** Closes everything in order and then, as the last thing this process does, calls `last`. */
  leaveFor(last: () => void): Promise<void>;
  /** Opens a gateway with a profile's own key, for testing it. */
  gatewayOf(profile: Profile): Session['gateway'];
  /** Asks for a file to import; null when the person cancelled. */
  openFile(): Promise<string | null>;
  /** Opens a link in the browser, which the caller has checked; answers whether it opened. */
  openLink(url: string): Promise<boolean>;
  /** Asks where to save and writes there durably; null when the person cancelled. */
  save(
    suggestedName: string,
    parts: () => AsyncIterable<string> | Iterable<string>,
  ): Promise<Reply<{ readonly savedAs: string } | null>>;
  readonly about: Pick<AppView, 'version' | 'host' | 'dataFolder'>;
}

/** The name the person at the desk gave. */
export const operatorName = (desk: Desk): string =>
  desk.settings.preferences().operator || 'Operator';

/** The person at the desk. */
export const operator = (desk: Desk): Actor => ({ kind: 'person', name: operatorName(desk) });

export const done = <T>(value: T): Reply<T> => ({ ok: true, value });

export const failed = (error: AppError): Reply<never> => ({ ok: false, error });

export const refuse = (
  code: AppError['code'],
  message: string,
  detail: string | null = null,
): Reply<never> => failed({ code, message, detail });

export const fromProblem = ({ kind, message, detail }: Problem): Reply<never> =>
  refuse(kind, message, detail);
