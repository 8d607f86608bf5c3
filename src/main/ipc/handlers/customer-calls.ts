/** What customers and time do in practice, by hand, so that staff can train. */
import type { CallInput } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';
import type { PracticePaymentView } from '#contract/views/receive.ts';
import type { Handlers } from '../../app.ts';
import { done, refuse, type Desk } from '../desk.ts';

type CustomerCalls = Pick<Handlers, 'practice.pay' | 'practice.expire'>;

const liveRefusal = (desk: Desk): Reply<never> | null =>
  desk.session().profile.kind === 'practice'
    ? null
    : refuse(
        'not-allowed',
        'Only in the practice profile can a customer be played. Nothing was paid.',
      );

const pay = (desk: Desk, input: CallInput<'practice.pay'>): Reply<PracticePaymentView> => {
  const live = liveRefusal(desk);
  if (live !== null) return live;
  const paid = desk.practice.pay(input);
  if (!paid.ok) return refuse('invalid-input', paid.error);
  const { amount, unnoticed } = paid.value;
  const currency = desk.session().currencies.find(input.currencyId);
  const { code = `#${input.currencyId}`, network = '' } = currency ?? {};
  return done({ amount, code, network, unnoticed });
};

const expire = (desk: Desk, reference: string): Reply<null> => {
  const live = liveRefusal(desk);
  if (live !== null) return live;
  const expired = desk.practice.expire(reference);
  return expired.ok ? done(null) : refuse('not-found', expired.error);
};

export const makeCustomerCalls = (desk: Desk): CustomerCalls => ({
  'practice.pay': (input) => Promise.resolve(pay(desk, input)),
  'practice.expire': ({ reference }) => Promise.resolve(expire(desk, reference)),
});
