/** The calls about callbacks and the deposits they tell of; a part of the contract. */
import { z } from 'zod';
import { id, page, text } from './basics.ts';
import type { PageView } from './views/app.ts';
import type {
  CallbackDetailView,
  CallbackView,
  DepositListView,
  DisbelievedView,
  PracticeCallbacksView,
  ProofView,
  ReceiverTestView,
  ReceiverView,
  StrayView,
} from './views/callback.ts';

/** 64 KiB, as the receiver takes at most; a pasted body may not be longer either. */
const pasted = z.strictObject({ body: text(65_536), signature: text(200) });
const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** The input schemas of these calls. */
export const callbackCalls = {
  'callback.receiver': z.strictObject({}),
  'callback.configure': z.strictObject({
    on: z.boolean(),
    port: z.int().min(1_024).max(65_535),
    ipv6: z.boolean(),
    /** Whether the path has an unguessable part; `fresh` makes another one. */
    secretPath: z.enum(['none', 'keep', 'fresh']),
    tunnel: text(300),
  }),
  'callback.list': z.strictObject({
    filter: z.strictObject({
      kind: z.enum(['deposit', 'withdrawal', 'test', 'other']).optional(),
      text: text(200).optional(),
      unread: z.boolean().optional(),
    }),
    ...page,
  }),
  'callback.get': z.strictObject({ digest }),
  'callback.disbelieved': z.strictObject({}),
  'callback.prove': pasted,
  'callback.keep': pasted,
  'callback.test': z.strictObject({}),
  'callback.strays': z.strictObject({ payoutId: id }),
  'deposit.list': z.strictObject({
    filter: z.strictObject({ text: text(200).optional(), currencyId: z.int().optional() }),
    ...page,
  }),
  'practice.callbacks': z.strictObject({
    /** Null calls nobody; absent leaves it as it is. */
    url: text(300).nullable().optional(),
    withdrawals: z.boolean().optional(),
    form: z.enum(['v2', 'v1', 'both']).optional(),
    signs: z.enum(['raw', 'php', 'sorted']).optional(),
    fault: z.enum(['none', 'forged', 'unsigned', 'other-platform']).optional(),
    repeats: z.int().min(0).max(9).optional(),
    reversed: z.boolean().optional(),
  }),
  'practice.resend': z.strictObject({ n: z.int().min(1) }),
} as const;

/** Their replies. */
export interface CallbackReplies {
  'callback.receiver': ReceiverView;
  'callback.configure': ReceiverView;
  'callback.list': PageView<CallbackView>;
  'callback.get': CallbackDetailView;
  'callback.disbelieved': DisbelievedView;
  'callback.prove': ProofView;
  'callback.keep': ProofView;
  'callback.test': ReceiverTestView;
  'callback.strays': readonly StrayView[];
  'deposit.list': DepositListView;
  'practice.callbacks': PracticeCallbacksView;
  'practice.resend': PracticeCallbacksView;
}
