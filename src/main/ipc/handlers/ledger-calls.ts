/** Calls about the ledger as a whole: look again, verify, unlock. */
import type { CallInput } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';
import type { AppView } from '#contract/views/app.ts';
import type { VerificationView } from '#contract/views/ledger.ts';
import type { Handlers } from '../../app.ts';
import { unlock } from '../../workflow/unlock.ts';
import { done, fromProblem, operator, refuse, type Desk } from '../desk.ts';
import { presentApp } from '../present-app.ts';
import { presentUnlock, presentVerification } from '../present-ledger.ts';

type LedgerCalls = Pick<
  Handlers,
  | 'ledger.lookAgain'
  | 'ledger.verification'
  | 'ledger.verify'
  | 'ledger.stopVerifying'
  | 'ledger.saveVerdict'
  | 'unlock.get'
  | 'unlock.ask'
  | 'unlock.confirm'
>;

const verification = (desk: Desk): Reply<VerificationView> =>
  done(presentVerification(desk.verification.now));

const verify = (desk: Desk): Reply<VerificationView> => {
  const session = desk.session();
  desk.verification.start({
    file: `the ledger of ${session.profile.name}`,
    snapshotTo: (path) => session.snapshotTo(path),
    spacingMs: session.spacingMs,
  });
  return verification(desk);
};

const saveVerdict = (desk: Desk): ReturnType<LedgerCalls['ledger.saveVerdict']> => {
  const { now } = desk.verification;
  if (now.kind !== 'done') {
    return Promise.resolve(refuse('not-found', 'There is no verdict to save. Verify first.'));
  }
  const { text, checkedAt } = now.verdict;
  const day = new Date(checkedAt).toISOString().slice(0, 10);
  return desk.save(`purser-ledger-verdict-${day}.txt`, () => [text]);
};

const lookAgain = async (desk: Desk): Promise<Reply<AppView>> => {
  if (desk.session().standing.kind !== 'open') await desk.lookAgain();
  return done(await presentApp(desk));
};

const confirm = async (desk: Desk, input: CallInput<'unlock.confirm'>): Promise<Reply<AppView>> => {
  const session = desk.session();
  if (session.unlock === null) {
    return refuse('conflict', 'This ledger is not locked. Nothing was changed.');
  }
  const asked = desk.unlocking.isAsking ? null : desk.unlocking.progress;
  const unlocked = await unlock(session.unlock, { ...input, by: operator(desk), asked });
  if (!unlocked.ok) return fromProblem(unlocked.error);
  await desk.selectProfile(session.profile);
  return done(await presentApp(desk));
};

export const makeLedgerCalls = (desk: Desk): LedgerCalls => ({
  'ledger.lookAgain': () => lookAgain(desk),
  'ledger.verification': () => Promise.resolve(verification(desk)),
  'ledger.verify': () => Promise.resolve(verify(desk)),
  'ledger.stopVerifying': () => {
    desk.verification.stop();
    return Promise.resolve(verification(desk));
  },
  'ledger.saveVerdict': () => saveVerdict(desk),
  'unlock.get': async () => done(await presentUnlock(desk)),
  'unlock.ask': async () => {
    const { unlock: needs } = desk.session();
    if (needs !== null) desk.unlocking.start(needs);
    return done(await presentUnlock(desk));
  },
  'unlock.confirm': (input) => confirm(desk, input),
});
