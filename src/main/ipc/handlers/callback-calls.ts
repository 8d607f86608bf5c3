/** Calls about callbacks: the receiver, what came, one pasted in, and the deposits told of. */
import type { CallInput, CallReplies } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';
import type { DepositListView, DepositView, ReceiverView } from '#contract/views/callback.ts';
import type { Payer } from '#core/receive/invoice.ts';
import type { Handlers } from '../../app.ts';
import type { CallbackFilter, Delivery, ReceiverSettings } from '../../ports/callbacks.ts';
import type { TreasuryProblem } from '../../ports/treasury.ts';
import { done, refuse, type Desk } from '../desk.ts';
import {
  presentCallback,
  presentDeposit,
  presentDisbelieved,
  presentPracticeCallbacks,
  presentProof,
  presentReceiver,
  presentStray,
  presentTest,
} from '../present-callback.ts';

type CallbackCalls = Pick<
  Handlers,
  | 'callback.receiver'
  | 'callback.configure'
  | 'callback.list'
  | 'callback.get'
  | 'callback.disbelieved'
  | 'callback.prove'
  | 'callback.keep'
  | 'callback.test'
  | 'callback.strays'
  | 'deposit.list'
  | 'practice.callbacks'
  | 'practice.resend'
>;

const closed = ({ detail }: TreasuryProblem): Reply<never> => refuse('storage-failed', detail);

const noKey = (detail: string): Reply<never> =>
  refuse(
    'keychain-unavailable',
    'The key of this profile cannot be had now, so no signature can be checked. Nothing was kept. Look at Settings, then try again.',
    detail,
  );

const configure = async (
  desk: Desk,
  input: CallInput<'callback.configure'>,
): Promise<Reply<ReceiverView>> => {
  const { callbacks } = desk.session();
  const { secretPath: path, ...rest } = input;
  const before = await callbacks.settings();
  const secretPath =
    path === 'none'
      ? null
      : path === 'keep' && before.secretPath !== null
        ? before.secretPath
        : callbacks.newSecretPath();
  const settings: ReceiverSettings = { ...rest, secretPath };
  const saved = await callbacks.configure(settings);
  if (!saved.ok) return refuse('not-allowed', saved.error);
  return done(await presentReceiver(callbacks));
};

/** A signature is pasted with its header's name as often as without. */
const deliveryOf = ({ body, signature }: CallInput<'callback.prove'>): Delivery => {
  const given = signature.trim().replace(/^[\w-]+:\s*/, '');
  return { body: Buffer.from(body, 'utf8'), signature: given === '' ? null : given };
};

const prove = async (
  desk: Desk,
  input: CallInput<'callback.prove'>,
): Promise<Reply<CallReplies['callback.prove']>> => {
  const { callbacks, profile } = desk.session();
  const looked = await callbacks.look(deliveryOf(input));
  return looked.ok ? done(presentProof(looked.value, profile.platformId)) : noKey(looked.error);
};

const keep = async (
  desk: Desk,
  input: CallInput<'callback.keep'>,
): Promise<Reply<CallReplies['callback.keep']>> => {
  const { callbacks, profile } = desk.session();
  const kept = await callbacks.keep(deliveryOf(input));
  if (!kept.ok) return refuse('storage-failed', `Nothing was kept. ${kept.error}`);
  desk.publish('callback.changed', await presentReceiver(callbacks));
  return done(presentProof(kept.value, profile.platformId));
};

const filterOf = ({
  kind,
  text,
  unread,
}: CallInput<'callback.list'>['filter']): CallbackFilter => ({
  ...(kind === undefined ? {} : { kind }),
  ...(text === undefined ? {} : { text }),
  ...(unread === undefined ? {} : { unread }),
});

const list = async (
  desk: Desk,
  { filter, offset, limit }: CallInput<'callback.list'>,
): Promise<Reply<CallReplies['callback.list']>> => {
  const { store } = desk.session().callbacks;
  const page = await store.page({ filter: filterOf(filter), offset, limit });
  if (!page.ok) return closed(page.error);
  return done({ total: page.value.total, offset, items: page.value.items.map(presentCallback) });
};

const detail = async (desk: Desk, digest: string): Promise<Reply<CallReplies['callback.get']>> => {
  const found = await desk.session().callbacks.store.find({ digest });
  if (!found.ok) return closed(found.error);
  if (found.value === null) return refuse('not-found', 'This callback is not kept here.');
  const { callback, body } = found.value;
  return done({ callback: presentCallback(callback), body: Buffer.from(body).toString('utf8') });
};

const payerName = ({ firstName, lastName, email }: Payer): string =>
  [firstName, lastName].join(' ').trim() || email;

/** What we gave out under a reference; a reference names an address or an invoice, never both. */
const givenOutOf = async (desk: Desk, orderId: string): Promise<DepositView['givenOut']> => {
  const { addresses, invoices } = desk.session().treasury;
  const address = await addresses.find(orderId);
  if (address.ok && address.value !== null) {
    return { kind: 'address', payer: address.value.payer };
  }
  const invoice = await invoices.find(orderId);
  return invoice.ok && invoice.value !== null
    ? { kind: 'invoice', payer: payerName(invoice.value.payer) }
    : null;
};

const deposits = async (
  desk: Desk,
  { filter, offset, limit }: CallInput<'deposit.list'>,
): Promise<Reply<DepositListView>> => {
  const { text, currencyId } = filter;
  const asked = {
    ...(text === undefined ? {} : { text }),
    ...(currencyId === undefined ? {} : { currencyId }),
  };
  const page = await desk.session().callbacks.store.deposits({ filter: asked, offset, limit });
  if (!page.ok) return closed(page.error);
  const { total, totals, items } = page.value;
  const views = items.map(async (deposit) =>
    presentDeposit(deposit, await givenOutOf(desk, deposit.claim.orderId)),
  );
  return done({ total, offset, totals, items: await Promise.all(views) });
};

/** Callbacks that may be about a payout whose outcome is unclear: none of them names a payout we know. */
const strays = async (
  desk: Desk,
  payoutId: string,
): Promise<Reply<CallReplies['callback.strays']>> => {
  const { ledger, callbacks } = desk.session();
  const payout = await ledger.payout(payoutId);
  if (payout === null) return done([]);
  const found = await callbacks.store.strays({ since: payout.submittedAt });
  // The desk of unclear payouts does without this evidence rather than without the desk.
  if (!found.ok) return done([]);
  return done(
    found.value.map((kept) => presentStray(kept, payout)).filter((view) => view !== null),
  );
};

const isPractice = (desk: Desk): boolean => desk.session().profile.kind === 'practice';

const ONLY_PRACTICE =
  'Only the practice gateway can be told how to call back. Nothing was changed.';

export const makeCallbackCalls = (desk: Desk): CallbackCalls => ({
  'callback.receiver': async () => done(await presentReceiver(desk.session().callbacks)),
  'callback.configure': (input) => configure(desk, input),
  'callback.list': (input) => list(desk, input),
  'callback.get': ({ digest }) => detail(desk, digest),
  'callback.disbelieved': async () => {
    const found = await desk.session().callbacks.store.disbelieved(null);
    return found.ok ? done(presentDisbelieved(found.value)) : closed(found.error);
  },
  'callback.prove': (input) => prove(desk, input),
  'callback.keep': (input) => keep(desk, input),
  'callback.test': async () => {
    const answers = await desk.session().callbacks.test();
    return answers.ok ? done(presentTest(answers.value)) : noKey(answers.error);
  },
  'callback.strays': ({ payoutId }) => strays(desk, payoutId),
  'deposit.list': (input) => deposits(desk, input),
  'practice.callbacks': async (change) => {
    if (!isPractice(desk)) return refuse('not-allowed', ONLY_PRACTICE);
    const state = desk.practice.callbacks(change);
    return state.ok
      ? done(presentPracticeCallbacks(state.value))
      : refuse('invalid-input', `${state.error} Nothing was changed.`);
  },
  'practice.resend': async ({ n }) => {
    if (!isPractice(desk)) return refuse('not-allowed', ONLY_PRACTICE);
    if (!desk.practice.resend(n))
      return refuse('not-found', 'The practice gateway does not remember this callback any more.');
    const state = desk.practice.callbacks({});
    return state.ok
      ? done(presentPracticeCallbacks(state.value))
      : refuse('invalid-input', state.error);
  },
});
