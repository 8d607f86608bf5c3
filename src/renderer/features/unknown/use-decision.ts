/** A decision asked of main from one of the ways out. */
import type { CallInput } from '#contract/contract.ts';
import { call, type AppError } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { notifyDone } from '../../ui/notify.ts';

export interface Deciding {
  readonly busy: boolean;
  readonly problem: AppError | null;
  /** Answers whether it was carried out; then `done` has been said. */
  readonly decide: (
    decision: CallInput<'payout.resolve'>['decision'],
    done: string,
  ) => Promise<boolean>;
}

export const useDecision = (payoutId: string, onSettled: () => void): Deciding => {
  const { run, busy, problem } = useAction();
  const decide: Deciding['decide'] = async (decision, done) => {
    const answer = await run(() => call('payout.resolve', { payoutId, decision }));
    if (answer === null) return false;
    notifyDone(done);
    onSettled();
    return true;
  };
  return { busy, problem, decide };
};
