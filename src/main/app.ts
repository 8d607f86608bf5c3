/** What the host needs of the application, and what it gives to compose one. */
import type { PolicyReading } from '#core/policy/policy.ts';
import type { CallInput, CallName, CallReplies } from '#contract/contract.ts';
import type { EventName, Events } from '#contract/events.ts';
import type { Reply } from '#contract/errors.ts';
import type { AppView } from '#contract/views/app.ts';
import type { Keychain, Links, Notifier, Power } from './ports/host.ts';
import type { LogBook } from './ports/log.ts';
import type { UpdateFeed, Updater } from './ports/updater.ts';

/** One function a call; each answers a value or an error, and rejects only when there is a bug. */
export type Handlers = {
  readonly [N in CallName]: (input: CallInput<N>) => Promise<Reply<CallReplies[N]>>;
};

/** Hears every event of the application. */
export type EventListener = <E extends EventName>(name: E, payload: Events[E]) => void;

/** A file the window may import, known to it by token only. */
export interface RegisteredFile {
  readonly fileToken: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** The composed application: everything behind the border, without a window. */
export interface App {
  readonly handlers: Handlers;
  /** Returns the function that stops listening. */
  onEvent(listener: EventListener): () => void;
  registerDroppedFile(path: string): Promise<Reply<RegisteredFile>>;
  /** Help → Verify this ledger: the window shows the check and begins it. */
  askToVerify(): void;
  /** A backup was opened from outside the window: it is verified and shown, and nothing is put in place. */
  askToRestore(path: string): void;
  /** False while a run is sending: leaving now would interrupt it. */
  canQuit(): boolean;
  /** Stops sending for good because of a fault of Purser's own; resolves once what was under way is recorded. */
  stopSending(detail: string): Promise<void>;
  /** Pauses what runs, ends workers, closes the ledger. Called once. */
  close(): Promise<void>;
}

/** The system's file dialogs; each answers null when the person cancelled. */
export interface Dialogs {
  openFile(what?: 'payouts' | 'backup'): Promise<string | null>;
  saveFile(suggestedName: string): Promise<string | null>;
}

/** Where this copy gets new versions of itself. */
export interface Updates {
  readonly feed: UpdateFeed;
  /** Loads the updater when it is first needed. */
  open(): Promise<Updater>;
  /** Closes the application in order, then calls `last`, which ends the process. */
  leaveFor(last: () => void): Promise<void>;
}

export interface ComposeOptions {
  readonly dataFolder: string;
  readonly samplesFolder: string;
  readonly intakeWorker: URL;
  readonly treasuryWorker: URL;
  readonly receiverWorker: URL;
  readonly rehearsalWorker: URL;
  readonly verifyWorker: URL;
  readonly backupWorker: URL;
  readonly dialogs: Dialogs;
  /** Opens a link in the person's browser; answers whether it opened. */
  readonly openLink: (url: string) => Promise<boolean>;
  /** Shows a file or folder in the system's file manager. */
  readonly showInFolder: (path: string) => void;
  readonly power: Power;
  /** Absent: the operating system's. */
  readonly keychain?: Keychain;
  readonly notifier: Notifier;
  readonly links: Links;
  /** The policy of this computer, read once at the start. */
  readonly policy: PolicyReading;
  /** Account of the operating system that sits here. */
  readonly account: string;
  readonly log: LogBook;
  readonly updates: Updates;
  readonly version: string;
  readonly host: AppView['host'];
}
