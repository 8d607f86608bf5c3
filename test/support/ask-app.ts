/** Calls of the window, asked of a composed application without one. */
import type { CallInput, CallName, CallReplies } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';
import type { App } from '#main/app.ts';

export type Ask = <N extends CallName>(
  name: N,
  input: CallInput<N>,
) => Promise<Reply<CallReplies[N]>>;

/** The value of a call that must succeed. */
export type Must = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallReplies[N]>;

export const mustOf =
  (ask: Ask): Must =>
  async (name, input) => {
    const reply = await ask(name, input);
    if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
    return reply.value;
  };

/** `app` answers the application of the moment: a test may start another one. */
export const askApp = (
  app: () => Pick<App, 'handlers'>,
): { readonly ask: Ask; readonly must: Must } => {
  const ask: Ask = <N extends CallName>(name: N, input: CallInput<N>) =>
    (app().handlers[name] as (value: CallInput<N>) => Promise<Reply<CallReplies[N]>>)(input);
  return { ask, must: mustOf(ask) };
};
