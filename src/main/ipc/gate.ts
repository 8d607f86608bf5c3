/**
 * What may be asked while the ledger is only looked at, or while the policy of this computer cannot be used. Everything that is not named here is refused then, so that a
 * call somebody adds later is closed until somebody thought of it.
 */
import { policyProblem } from '#core/policy/policy.ts';
import type { CallInput, CallName, CallReplies } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';
import type { Handlers } from '../app.ts';
import type { LedgerStanding } from '../ports/standing.ts';
import { standingWords } from '../workflow/standing-words.ts';
import { refuse, type Desk } from './desk.ts';

/** Reading, exporting and verifying, and what concerns no ledger. */
const ALWAYS = [
  'app.state',
  'overview.get',
  'sample.list',
  'file.saveTemplate',
  'batch.list',
  'batch.get',
  'batch.rows',
  'batch.plan',
  'batch.rehearsal',
  'batch.life',
  'batch.decisions',
  'batch.export',
  'payout.list',
  'payout.get',
  'payout.preview',
  'unknown.list',
  'balance.list',
  'currency.list',
  'currency.fee',
  'exchange.estimate',
  'currency.history',
  'currency.rates',
  'holdings.get',
  'holdings.history',
  'holdings.rollForward',
  'holdings.saveRollForward',
  'rate.list',
  'carried.list',
  'carried.open',
  'carried.export',
  'callback.receiver',
  'callback.list',
  'callback.get',
  'callback.disbelieved',
  'callback.prove',
  'callback.strays',
  'deposit.list',
  'address.list',
  'address.export',
  'address.saveInstruction',
  'invoice.list',
  'invoice.get',
  'invoice.open',
  'invoice.export',
  'terms.get',
  'ledger.lookAgain',
  'ledger.verification',
  'ledger.verify',
  'ledger.stopVerifying',
  'ledger.saveVerdict',
  'unlock.get',
  'diagnostics.collect',
  'diagnostics.save',
  'data.get',
  'data.task',
  'data.show',
  'data.backUp',
  'data.stop',
  'data.dismiss',
  'update.get',
  'update.look',
  'update.fetch',
  'update.stop',
  'update.install',
  'setup.get',
  'setup.prove',
  'profile.select',
  'credentials.test',
  'preferences.save',
  'practice.configure',
] as const satisfies readonly CallName[];

/** What this process may do to its own settings and keys, and the way out of the lock. */
const WHEN_OURS = [
  'unlock.ask',
  'unlock.confirm',
  'setup.listed',
  'data.examine',
  'data.restore',
  'data.putBack',
  'profile.save',
  'profile.remove',
  'credentials.save',
  'credentials.remove',
] as const satisfies readonly CallName[];

const always = new Set<CallName>(ALWAYS);
const whenOurs = new Set<CallName>(WHEN_OURS);

const isOpenTo = (standing: LedgerStanding, name: CallName): boolean =>
  standing.kind === 'open' ||
  always.has(name) ||
  (standing.kind !== 'elsewhere' && whenOurs.has(name));

/** The handlers, each refused with the reason while the standing of the ledger closes it. */
export const gated = (desk: Desk, handlers: Handlers): Handlers => {
  const close = <N extends CallName>(name: N) => {
    const handler = handlers[name];
    return (input: CallInput<N>): Promise<Reply<CallReplies[N]>> => {
      const { standing } = desk.session();
      const forbidden = policyProblem(desk.policy);
      if (forbidden !== null && !always.has(name)) {
        return Promise.resolve(refuse('not-allowed', forbidden));
      }
      if (isOpenTo(standing, name)) return handler(input);
      return Promise.resolve(refuse('not-allowed', standingWords(standing) ?? ''));
    };
  };
  const names = Object.keys(handlers) as CallName[];
  // Each name keeps the type of its own handler; the compiler cannot pair the two through a list.
  return Object.fromEntries(names.map((name) => [name, close(name)])) as unknown as Handlers;
};
