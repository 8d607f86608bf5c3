/**
 * Every call the window may make and every event it may hear; the only border between the two.
 * Inputs are schemas because the window is not trusted; replies are types because main is.
 * A call's literal name is the same string in contract, main, renderer and tests.
 */
import { z } from 'zod';
import { FUNDINGS, SENDING_ORDERS } from '#core/dispatch/choices.ts';
import { REPEAT_DAYS_LIMITS } from '#core/import/repeat.ts';
import { LOG_LEVELS } from '#core/log/level.ts';
import { PAYOUT_STATES } from '#core/payout/state.ts';
import { id, page, text } from './basics.ts';
import { currencyTable, holdingsCalls, type HoldingsReplies } from './holdings-calls.ts';
import { dataCalls, type DataReplies } from './data-calls.ts';
import { minimumCalls, type MinimumReplies } from './minimum-calls.ts';
import { callbackCalls, type CallbackReplies } from './callback-calls.ts';
import { rateCalls, type RateReplies } from './rate-calls.ts';
import { receiveCalls, type ReceiveReplies } from './receive-calls.ts';
import { rowCalls, type RowReplies } from './row-calls.ts';
import { setupCalls, type SetupReplies } from './setup-calls.ts';
import { diagnosticsCalls, type DiagnosticsReplies } from './diagnostics-calls.ts';
import { updateCalls, type UpdateReplies } from './update-calls.ts';
import type {
  AppView,
  KeyTestView,
  OverviewView,
  PageView,
  PreferencesView,
  ProfileView,
  SampleView,
} from './views/app.ts';
import { choices } from './import-choices.ts';
import type { BatchView, PlanView } from './views/batch.ts';
import type { UnlockView, VerificationView } from './views/ledger.ts';
import type { BalanceListView, CurrencyListView } from './views/money.ts';
import type {
  LifeEntryView,
  PayoutDetailView,
  PayoutPreviewView,
  PayoutView,
} from './views/payout.ts';
import type { RehearsalView } from './views/rehearsal.ts';
import type { UnknownListView } from './views/unknown.ts';

const manualPayout = z.strictObject({
  currencyId: z.int(),
  address: text(512),
  tag: text(128),
  amount: text(64),
  amountUnit: text(16),
  reference: text(64),
  beneficiary: text(512),
  note: text(1024),
});
const payoutFilter = z.strictObject({
  batchId: id.optional(),
  states: z.array(z.enum(PAYOUT_STATES)).max(16).optional(),
  currencyId: z.int().optional(),
  text: text(200).optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
});
const reason = text(200).min(1);
/** What a person decides about a payout whose outcome is unclear. */
const decision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('was-paid'), withdrawalId: text(128).min(1), reason }),
  z.strictObject({
    kind: z.literal('not-paid'),
    next: z.enum(['pay', 'hold', 'write-off']),
    /** The amount as retyped by the person: the second confirmation. */
    typedAmount: text(64),
    reason,
  }),
  z.strictObject({ kind: z.literal('write-off'), typedAmount: text(64), reason }),
]);
const runChoices = z.strictObject({ order: z.enum(SENDING_ORDERS), funding: z.enum(FUNDINGS) });
const profileFields = {
  name: text(60).min(1),
  color: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  platformId: z.int().min(1),
  gatewayUrl: text(200),
};

/** The input schema of every call. Handlers, the bridge and the test doubles are mapped types over this. */
export const calls = {
  'app.state': z.strictObject({}),
  'overview.get': z.strictObject({ refresh: z.boolean() }),
  'sample.list': z.strictObject({}),
  'file.choose': z.strictObject({}),
  'file.saveTemplate': z.strictObject({}),
  'batch.list': z.strictObject({}),
  'batch.get': z.strictObject({ batchId: id }),
  'batch.import': z.strictObject({
    source: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('file'), fileToken: id }),
      z.strictObject({ kind: z.literal('text'), text: z.string().max(1_000_000) }),
      z.strictObject({ kind: z.literal('sample'), name: text(64) }),
    ]),
    name: text(80).optional(),
  }),
  'batch.answer': z.strictObject({ batchId: id, choices }),
  'batch.cancelImport': z.strictObject({ batchId: id }),
  'batch.rename': z.strictObject({ batchId: id, name: text(80).min(1) }),
  ...rowCalls,
  'batch.discard': z.strictObject({ batchId: id }),
  'batch.plan': z.strictObject({ batchId: id, refresh: z.boolean() }),
  'batch.rehearse': z.strictObject({ batchId: id, choices: runChoices }),
  'batch.rehearsal': z.strictObject({ batchId: id }),
  'batch.stopRehearsal': z.strictObject({ batchId: id }),
  'batch.submit': z.strictObject({
    batchId: id,
    fingerprint: text(80),
    /** Hash of the rehearsal that was looked at; null where none was. */
    rehearsal: text(64).nullable(),
  }),
  'batch.approve': z.strictObject({
    batchId: id,
    fingerprint: text(80),
    /** The control sums as retyped by the person, by currency id. */
    typedSums: z.record(z.string().max(12), text(64)),
    choices: runChoices,
  }),
  'batch.sendBack': z.strictObject({ batchId: id, reason: text(200).min(1) }),
  'batch.cancel': z.strictObject({ batchId: id, reason: text(200).min(1) }),
  'batch.dispatch': z.strictObject({ batchId: id }),
  'batch.pause': z.strictObject({ batchId: id }),
  'batch.resume': z.strictObject({ batchId: id }),
  'batch.stop': z.strictObject({ batchId: id }),
  'batch.life': z.strictObject({ batchId: id }),
  'batch.export': z.strictObject({ batchId: id, format: z.enum(['csv']) }),
  'payout.preview': manualPayout,
  'payout.create': manualPayout,
  'payout.list': z.strictObject({ filter: payoutFilter, ...page }),
  'payout.get': z.strictObject({ payoutId: id }),
  'payout.lookup': z.strictObject({ payoutId: id }),
  'payout.resolve': z.strictObject({ payoutId: id, decision }),
  /** Null asks for the oldest open question. */
  'unknown.list': z.strictObject({ payoutId: id.nullable() }),
  'unknown.check': z.strictObject({ payoutId: id }),
  'ledger.lookAgain': z.strictObject({}),
  'ledger.verification': z.strictObject({}),
  'ledger.verify': z.strictObject({}),
  'ledger.stopVerifying': z.strictObject({}),
  'ledger.saveVerdict': z.strictObject({}),
  'unlock.get': z.strictObject({}),
  'unlock.ask': z.strictObject({}),
  'unlock.confirm': z.strictObject({
    seenHead: z.int().min(0),
    /** The number of open payouts as retyped by the person: the second confirmation. */
    typedCount: text(16),
    reason,
  }),
  'balance.list': z.strictObject({ refresh: z.boolean() }),
  'currency.list': z.strictObject({ refresh: z.boolean() }),
  ...rateCalls,
  ...holdingsCalls,
  ...updateCalls,
  ...setupCalls,
  ...diagnosticsCalls,
  ...dataCalls,
  ...minimumCalls,
  ...callbackCalls,
  ...receiveCalls,
  'profile.save': z.strictObject({ profileId: id.nullable(), ...profileFields }),
  'profile.select': z.strictObject({ profileId: id }),
  'profile.remove': z.strictObject({ profileId: id }),
  'credentials.save': z.strictObject({ profileId: id, key: text(256).min(1) }),
  'credentials.test': z.strictObject({ profileId: id }),
  'credentials.remove': z.strictObject({ profileId: id }),
  'preferences.save': z.strictObject({
    theme: z.enum(['light', 'dark', 'system']).optional(),
    language: text(8).optional(),
    operator: text(60).optional(),
    repeatDays: z.int().min(REPEAT_DAYS_LIMITS.least).max(REPEAT_DAYS_LIMITS.most).optional(),
    logLevel: z.enum(LOG_LEVELS).optional(),
    currencies: currencyTable.optional(),
  }),
  'practice.configure': z.strictObject({
    /** Shortest time between withdraws in practice, ms. */
    intervalMs: z.int().min(20).max(10_000).optional(),
    scenario: z
      .enum([
        'calm',
        'lost-reply',
        'late-execution',
        'no-look-up',
        'ip-refused',
        'stuck-pending',
        'drifting-rates',
        'refuses-some',
      ])
      .optional(),
  }),
} as const;

export type CallName = keyof typeof calls;
export type CallInput<N extends CallName> = z.output<(typeof calls)[N]>;

/** The reply of every call, inside a `Reply`. */
export interface CallReplies
  extends
    RowReplies,
    RateReplies,
    HoldingsReplies,
    UpdateReplies,
    SetupReplies,
    DiagnosticsReplies,
    DataReplies,
    MinimumReplies,
    CallbackReplies,
    ReceiveReplies {
  'app.state': AppView;
  'overview.get': OverviewView;
  'sample.list': readonly SampleView[];
  'file.choose': {
    readonly fileToken: string;
    readonly name: string;
    readonly size: number;
  } | null;
  'file.saveTemplate': { readonly savedAs: string } | null;
  'batch.list': readonly BatchView[];
  'batch.get': BatchView;
  'batch.import': BatchView;
  'batch.answer': BatchView;
  'batch.cancelImport': BatchView;
  'batch.rename': BatchView;
  'batch.discard': null;
  'batch.plan': PlanView;
  'batch.rehearse': RehearsalView | null;
  'batch.rehearsal': RehearsalView | null;
  'batch.stopRehearsal': null;
  'batch.submit': BatchView;
  'batch.approve': BatchView;
  'batch.sendBack': BatchView;
  'batch.cancel': BatchView;
  'batch.dispatch': BatchView;
  'batch.pause': BatchView;
  'batch.resume': BatchView;
  'batch.stop': BatchView;
  'batch.life': readonly LifeEntryView[];
  'batch.export': { readonly savedAs: string; readonly rows: number } | null;
  'payout.preview': PayoutPreviewView;
  'payout.create': BatchView;
  'payout.list': PageView<PayoutView>;
  'payout.get': PayoutDetailView;
  'payout.lookup': PayoutDetailView;
  'payout.resolve': PayoutDetailView;
  'unknown.list': UnknownListView;
  'unknown.check': UnknownListView;
  'ledger.lookAgain': AppView;
  'ledger.verification': VerificationView;
  'ledger.verify': VerificationView;
  'ledger.stopVerifying': VerificationView;
  'ledger.saveVerdict': { readonly savedAs: string } | null;
  /** Null when the ledger is not locked. */
  'unlock.get': UnlockView | null;
  'unlock.ask': UnlockView | null;
  'unlock.confirm': AppView;
  'balance.list': BalanceListView;
  'currency.list': CurrencyListView;
  'profile.save': ProfileView;
  'profile.select': AppView;
  'profile.remove': AppView;
  'credentials.save': ProfileView;
  'credentials.test': KeyTestView;
  'credentials.remove': ProfileView;
  'preferences.save': PreferencesView;
  'practice.configure': null;
}
