/** The callback switches of the practice gateway, in the words of their port. */
import { err, ok } from '#core/result.ts';
import type { PracticeCallbacks } from '#practice/callbacks.ts';
import { notificationUrlProblem } from '#practice/callback-switches.ts';
import type { PracticeCallbackChange, PracticeCallbacksState } from './ports/practice.ts';
import type { PracticeHouse } from './practice-house.ts';

const stateOf = (gateway: PracticeCallbacks): PracticeCallbacksState => {
  const { url, withdrawals, form, signs, fault, repeats, reversed } = gateway.switches();
  const sent = gateway.sent().map(({ n, at, text, answers }) => {
    return { n, at, form: text.form, body: text.body, answers };
  });
  return { url, withdrawals, form, signs, fault, repeats, reversed, sent };
};

const given = (change: PracticeCallbackChange): Parameters<PracticeCallbacks['set']>[0] =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

/** What the practice profile does with them. */
export const practiceCallbacks = (
  gateway: PracticeCallbacks,
): Pick<PracticeHouse, 'callbacks' | 'resend'> => ({
  callbacks: (change) => {
    const { url } = change;
    const problem = url === undefined || url === null ? null : notificationUrlProblem(url);
    if (problem !== null) return err(problem);
    gateway.set(given(change));
    return ok(stateOf(gateway));
  },
  resend: (n) => gateway.resend(n),
});
