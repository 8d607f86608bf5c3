/**
 * Opens the built app for a test, a demonstration or the screenshots: in Electron where its runtime is installed,
 * else with the stand-in for it. The page, the dialogs and the ways to end it are the same on both.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { electronPath } from './electron-path.ts';
import { cleanEnvironment } from './host-command.ts';
import { launchElectron } from './launch-electron.ts';
import { launchStandIn } from './launch-standin.ts';

/** What the person answers to the next dialog of each kind, in order; null cancels. */
export type Answer =
  { readonly open: string | null } | { readonly save: string | null } | { readonly button: number };

export interface LaunchOptions {
  /** The data folder; a fresh one when left out. */
  readonly dataDir?: string;
  readonly dialogs?: readonly Answer[];
  readonly env?: Readonly<Record<string, string>>;
  /** Only the stand-in can be headless; Electron needs a display. */
  readonly headless?: boolean;
  /** Another main program than the built app's, in the stand-in only. */
  readonly main?: string;
}

/** What a launched app allows besides driving its page. */
export interface Handle {
  readonly kind: 'electron' | 'stand-in';
  readonly dataDir: string;
  /** Queues the answer to a dialog that will be shown. */
  answer(answer: Answer): Promise<void>;
  /** Addresses outside the app that the page asked for, whether or not they were refused. */
  foreignRequests(): readonly string[];
  /** Windows of the app that are open. */
  windows(): number;
  /** Lets the computer go to sleep or wake, as far as the app is told. */
  power(event: 'suspend' | 'resume'): Promise<void>;
  /** Whether the app holds the computer awake now. */
  isHeldAwake(): Promise<boolean>;
  /** Whether the person looks at the window; the app shows notifications only when not. */
  focus(focused: boolean): Promise<void>;
  /** The system's notifications shown so far, oldest first. */
  notifications(): Promise<readonly { readonly title: string; readonly body: string }[]>;
  clickNotification(index: number): Promise<void>;
}

export interface Launched {
  readonly page: Page;
  readonly app: Handle;
  /** Everything the app wrote to its terminal. */
  output(): string;
  /** Leaves in order, as a person would; answers the exit code. */
  close(): Promise<number>;
  /** Ends the process at once, as a power cut would. */
  kill(): Promise<void>;
}

/** What each host starts from. */
export interface Start extends LaunchOptions {
  readonly dataDir: string;
  readonly environment: NodeJS.ProcessEnv;
}

export async function launchPurser(options: LaunchOptions = {}): Promise<Launched> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'purser-data-')));
  const environment = { ...cleanEnvironment(process.env), ...options.env };
  const runtime = electronPath();
  const start: Start = { ...options, dataDir, environment };
  return runtime === null ? launchStandIn(start) : launchElectron(start, runtime);
}
