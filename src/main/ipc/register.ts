/** The only place that hears the window: checks who asks, parses, runs, and wraps the answer. */
import { randomBytes } from 'node:crypto';
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import { CALL_CHANNEL, DROP_CHANNEL } from '#contract/channels.ts';
import { calls, type CallName } from '#contract/contract.ts';
import type { AppError, AppErrorCode, Reply } from '#contract/errors.ts';
import type { App } from '../app.ts';
import type { Log } from '../ports/log.ts';
import { measure } from './measure.ts';
import { isFromOurPage, type Sender } from './sender.ts';

/** Largest input of one call, in characters. */
export const MAX_INPUT = 1_048_576;
const MAX_PATH = 4_096;

export interface Border {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  /** Answers are given once the application is there. */
  readonly app: Promise<Pick<App, 'handlers' | 'registerDroppedFile'>>;
  readonly ours: { readonly contentsId: number; readonly origin: string };
  readonly log: Log;
}

function refuse(code: AppErrorCode, message: string, detail: string | null = null): Reply<never> {
  const error: AppError = { code, message, detail };
  return { ok: false, error };
}

function senderOf(event: IpcMainInvokeEvent): Sender {
  const frame = event.senderFrame;
  return {
    contentsId: event.sender.id,
    frame: frame === null ? null : { url: frame.url, isMain: frame.parent === null },
  };
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(calls, name);
}

function describe(name: CallName, error: z.ZodError): Reply<never> {
  const places = error.issues.map(
    (issue) => `${issue.path.join('.') || 'input'}: ${issue.message}`,
  );
  return refuse(
    'invalid-input',
    `Nothing was done: ${name} was asked with something it does not take. Check the value and try again.`,
    places.slice(0, 5).join('; '),
  );
}

/** Runs one call; never rejects, whatever the handler does. */
async function answer(border: Border, args: readonly unknown[]): Promise<Reply<unknown>> {
  const [name, input, ...rest] = args;
  if (!isCallName(name) || rest.length > 0) {
    return refuse('invalid-input', 'Nothing was done: there is no such call.');
  }
  if (measure(input) > MAX_INPUT) {
    return refuse('invalid-input', `Nothing was done: the input of ${name} is too large.`);
  }
  const parsed = calls[name].safeParse(input);
  if (!parsed.success) {
    border.log.write('call-refused', { call: name });
    return describe(name, parsed.error);
  }
  // Each handler takes exactly what its own schema yields; the compiler cannot pair the two by name.
  const { handlers } = await border.app;
  const handler = handlers[name] as (value: unknown) => Promise<Reply<unknown>>;
  return guarded(border.log, name, () => handler(parsed.data));
}

/** An exception is a bug: it goes to the log under an id, and the window learns the id only. */
async function guarded(
  log: Log,
  call: string,
  run: () => Promise<Reply<unknown>>,
): Promise<Reply<unknown>> {
  const began = performance.now();
  try {
    const reply = await run();
    log.write('call-answered', { call, ms: Math.round(performance.now() - began), ok: reply.ok });
    return reply;
  } catch (error) {
    const id = randomBytes(4).toString('hex');
    log.write('call-failed', { id, call, error });
    return refuse(
      'internal',
      'Something went wrong inside Purser. What was recorded before stays recorded. Look at the batch before trying again.',
      id,
    );
  }
}

function isPath(args: readonly unknown[]): args is readonly [string] {
  const [path] = args;
  return args.length === 1 && typeof path === 'string' && path.length <= MAX_PATH;
}

/** Registers the two channels the window may speak on. */
export function registerCalls(border: Border): void {
  const guard =
    (run: (args: readonly unknown[]) => Promise<Reply<unknown>>) =>
    (event: IpcMainInvokeEvent, ...args: readonly unknown[]): Promise<Reply<unknown>> => {
      if (isFromOurPage(senderOf(event), border.ours)) return run(args);
      border.log.write('foreign-sender', {});
      return Promise.resolve(refuse('not-allowed', 'Only the window of Purser may ask this.'));
    };
  border.ipcMain.handle(
    CALL_CHANNEL,
    guard((args) => answer(border, args)),
  );
  border.ipcMain.handle(
    DROP_CHANNEL,
    guard(async (args) => {
      if (!isPath(args) || args[0] === '') {
        return refuse('invalid-input', 'This is not a file on this computer; nothing was read.');
      }
      const app = await border.app;
      return guarded(border.log, DROP_CHANNEL, () => app.registerDroppedFile(args[0]));
    }),
  );
}
