/** The border as the host registers it, asked by whoever a test says, before handlers that only count. */
import { calls, type CallName } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';
import type { App, Handlers } from '#main/app.ts';
import { registerCalls } from '#main/ipc/register.ts';
import type { Log } from '#main/ports/log.ts';

/** Every call of the contract, whatever is added to it. */
export const names = Object.keys(calls) as CallName[];

/** The main frame of our page, as the host tells of it. */
export const page = {
  sender: { id: 1 },
  senderFrame: { url: 'app://purser/index.html', parent: null },
};

type Heard = (event: unknown, ...args: readonly unknown[]) => Promise<Reply<unknown>>;
export type Answers = Pick<App, 'handlers' | 'registerDroppedFile'>;

export interface BorderOptions {
  /** Who asks. */
  readonly from?: unknown;
  /** What handlers throw ends here, where no log is given. */
  readonly failures?: unknown[];
  readonly log?: Log;
}

const keeping = (failures: unknown[]): Log => ({
  write: (_event, fields) => void ('error' in fields && failures.push(fields.error)),
});

/** Asks on a channel. */
export const border = (
  app: Answers,
  { from = page, failures = [], log = keeping(failures) }: BorderOptions = {},
): ((channel: string, ...args: readonly unknown[]) => Promise<Reply<unknown>>) => {
  const channels = new Map<string, Heard>();
  registerCalls({
    ipcMain: { handle: (channel, listener) => channels.set(channel, listener as Heard) },
    app: Promise.resolve(app),
    ours: { contentsId: 1, origin: 'app://purser' },
    log,
  });
  return (channel, ...args) => {
    const hear = channels.get(channel);
    if (hear === undefined) throw new Error(`${channel} is not heard`);
    return hear(from, ...args);
  };
};

/** Counts what runs, and takes everything. */
export const counting = (): { readonly app: Answers; ran: number } => {
  const counter = { ran: 0 };
  const run = (): Promise<never> => {
    counter.ran += 1;
    return Promise.resolve({ ok: true, value: null } as never);
  };
  const app = {
    handlers: Object.fromEntries(names.map((name) => [name, run])) as unknown as Handlers,
    registerDroppedFile: run,
  };
  return Object.assign(counter, { app });
};
