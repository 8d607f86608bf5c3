/** What the page itself could ask through its door, for what no screen shows. */
import type { Page } from 'playwright';
import type { CallInput, CallName, CallReplies } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';

/** Makes one call as a script in the page would; the answer is whatever main answers. */
export const askAsPage = <N extends CallName>(
  page: Page,
  name: N,
  input: CallInput<N>,
): Promise<Reply<CallReplies[N]>> =>
  page.evaluate(
    ([asked, given]) =>
      (
        window as unknown as {
          readonly bridge: { call(name: string, input: unknown): Promise<Reply<CallReplies[N]>> };
        }
      ).bridge.call(asked, given),
    [name as string, input as unknown] as const,
  );

/** The value of a call that must succeed. */
export const valueAsPage = async <N extends CallName>(
  page: Page,
  name: N,
  input: CallInput<N>,
): Promise<CallReplies[N]> => {
  const reply = await askAsPage(page, name, input);
  if (!reply.ok) throw new Error(`${name} failed: ${reply.error.message}`);
  return reply.value;
};
