/** The only user of `window.bridge`: one typed call, one typed subscription. */
import type { Bridge } from '#contract/bridge.ts';
import type { CallInput, CallName, CallReplies } from '#contract/contract.ts';
import type { EventName, Events } from '#contract/events.ts';
import type { AppError, Reply } from '#contract/errors.ts';

declare global {
  interface Window {
    readonly bridge: Bridge;
  }
}

export type { AppError, Reply };

/** Makes one call to main; never rejects, errors are values. */
export const call = <N extends CallName>(
  name: N,
  input: CallInput<N>,
): Promise<Reply<CallReplies[N]>> => window.bridge.call(name, input);

/** Hears one event until the returned function is called. */
export const subscribe = <N extends EventName>(
  name: N,
  listener: (payload: Events[N]) => void,
): (() => void) => window.bridge.subscribe(name, listener);

/** Hands a dropped file to main, which answers with a token; the path never reaches the page. */
export const dropFile = (file: File): ReturnType<Bridge['dropFile']> =>
  window.bridge.dropFile(file);
