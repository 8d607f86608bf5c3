/**
 * What happens when something breaks that nobody expected: nothing more is sent, it is written down, the process ends.
 * A program in an unknown state must not go on paying; the next start recovers from the ledger.
 */
import type { App } from './app.ts';
import type { Log } from './ports/log.ts';

/** How long the payout under way may take to be recorded before the process ends all the same, ms. */
const PATIENCE_MS = 5_000;

/** As much of the process as is listened to. */
export interface Breaking {
  on(
    event: 'uncaughtException' | 'unhandledRejection',
    listener: (error: unknown) => void,
  ): unknown;
  readonly stdout: Stream;
  readonly stderr: Stream;
}

interface Stream {
  on(event: 'error', listener: () => void): unknown;
}

export interface LastWordsParts {
  readonly log: Log;
  /** Ends the process with this code. */
  readonly exit: (code: number) => void;
  /** See {@link PATIENCE_MS}; shorter in tests. */
  readonly patienceMs?: number;
}

/** The name alone: a message may quote data. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** Listens from now on; answers the function that is told of the application once there is one. */
export function speakLastWords(
  process: Breaking,
  { log, exit, patienceMs = PATIENCE_MS }: LastWordsParts,
): (app: Pick<App, 'stopSending'>) => void {
  let app: Pick<App, 'stopSending'> | null = null;
  let isEnding = false;
  const die = async (failure: unknown): Promise<void> => {
    setTimeout(() => exit(1), patienceMs);
    // A disk that failed says so here again; there is nothing more to be done about it.
    await app?.stopSending(nameOf(failure)).catch(() => undefined);
    exit(1);
  };
  const broken = (error: unknown): void => {
    log.write('crashed', { error });
    if (isEnding) return;
    isEnding = true;
    void die(error);
  };
  process.on('uncaughtException', broken);
  process.on('unhandledRejection', broken);
  // Whoever read our output may be gone; that is no reason to stop paying.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return (composed) => {
    app = composed;
  };
}
