/** A bridge without a host: every call of the contract answered from fixtures, events raised by hand. */
import type { Bridge } from '#contract/bridge.ts';
import { calls as contract } from '#contract/contract.ts';
import type { CallInput, CallName, CallReplies } from '#contract/contract.ts';
import { DEFAULT_TERMS } from '#core/money/terms.ts';
import type { EventName, Events } from '#contract/events.ts';
import type { AppError, Reply } from '#contract/errors.ts';
import type { PageView } from '#contract/views/app.ts';
import type { BatchView } from '#contract/views/batch.ts';
import type { PayoutView } from '#contract/views/payout.ts';
import { makeApp, makeOverview, sampleFixtures } from './fixtures/app.ts';
import { makeBatches, makePlan, makeRow } from './fixtures/batches.ts';
import { callbackAnswers } from './fixtures/callbacks.ts';
import { changeFixtures, firstChange, fixFixtures } from './fixtures/changes.ts';
import { dataAnswers } from './fixtures/data.ts';
import { holdingsAnswers } from './fixtures/holdings.ts';
import { diagnosticsPage } from './fixtures/diagnostics.ts';
import { makeBalanceList, makeCurrencyList, makeRateList } from './fixtures/money.ts';
import { makePayout, makePayoutDetail, PAYOUT_TOTAL } from './fixtures/payouts.ts';
import { makeReceiveAnswers } from './fixtures/receive.ts';
import { setupAnswers } from './fixtures/setup.ts';
import { makeUnknownList } from './fixtures/unknown.ts';

export type Answers = {
  [N in CallName]: (input: CallInput<N>) => CallReplies[N] | AppError;
};

export interface MockBridge extends Bridge {
  /** Every call made so far, in order. */
  readonly calls: { readonly name: CallName; readonly input: unknown }[];
  /** Raises one event to all who listen. */
  readonly raise: <N extends EventName>(name: N, payload: Events[N]) => void;
}

const notFound: AppError = {
  code: 'not-found',
  message: 'It is not there any more. Nothing was sent. Open the list again.',
  detail: null,
};

const isError = (answer: unknown): answer is AppError =>
  typeof answer === 'object' && answer !== null && 'code' in answer && 'message' in answer;

const pageOf = <T>(
  total: number,
  { offset, limit }: { readonly offset: number; readonly limit: number },
  make: (index: number) => T,
): PageView<T> => ({
  total,
  offset,
  items: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) =>
    make(offset + index),
  ),
});

const payoutPage = ({ filter, ...page }: CallInput<'payout.list'>): PageView<PayoutView> => {
  const { states, text, currencyId, batchId } = filter;
  if (states === undefined && text === undefined && currencyId === undefined && !batchId) {
    return pageOf(PAYOUT_TOTAL, page, makePayout);
  }
  const found = Array.from({ length: 600 }, (_, index) => makePayout(index)).filter(
    (payout) =>
      (states === undefined || states.includes(payout.state)) &&
      (currencyId === undefined || payout.currencyId === currencyId) &&
      (batchId === undefined || payout.batchId === batchId) &&
      (text === undefined ||
        `${payout.reference} ${payout.beneficiary} ${payout.address}`.toLowerCase().includes(text)),
  );
  return pageOf(found.length, page, (index) => found[index] ?? makePayout(index));
};

const indexOf = (payoutId: string): number => Number(payoutId.replace(/\D/g, ''));

const makeBatchAnswers = (batches: BatchView[]) => {
  const get = (batchId: string): BatchView | AppError =>
    batches.find((batch) => batch.id === batchId) ?? notFound;
  const same = ({ batchId }: { readonly batchId: string }) => get(batchId);
  const first = () => batches[0] ?? notFound;
  return {
    'batch.list': () => batches,
    'batch.get': same,
    'batch.import': first,
    'batch.answer': same,
    'batch.cancelImport': same,
    'batch.rename': ({ batchId, name }: CallInput<'batch.rename'>) => {
      const batch = get(batchId);
      return isError(batch) ? batch : { ...batch, name };
    },
    'batch.rows': ({ filter, ...page }: CallInput<'batch.rows'>) => {
      if (filter.status === 'error') return pageOf(4, page, (index) => makeRow(index * 40 + 7));
      if (filter.status === 'warning') return pageOf(14, page, (index) => makeRow(index * 15 + 4));
      if (filter.status === 'excluded') return pageOf(0, page, makeRow);
      return pageOf(500, page, makeRow);
    },
    'batch.seek': () => 7,
    'batch.change': same,
    'batch.stopChange': same,
    'batch.changes': (page: CallInput<'batch.changes'>) =>
      pageOf(changeFixtures.length, page, (index) => changeFixtures[index] ?? firstChange),
    'batch.fixes': () => fixFixtures,
    'batch.exclude': same,
    'batch.include': same,
    'batch.repeats': () => [],
    'batch.excuse': same,
    'batch.useOption': same,
    'batch.takeApart': same,
    'batch.takeOwed': same,
    'batch.vouch': same,
    'batch.discard': () => null,
    'batch.plan': makePlan,
    'batch.rehearse': () => null,
    'batch.rehearsal': () => null,
    'batch.stopRehearsal': () => null,
    'batch.submit': same,
    'batch.approve': same,
    'batch.sendBack': same,
    'batch.cancel': same,
    'batch.dispatch': same,
    'batch.pause': same,
    'batch.resume': same,
    'batch.stop': same,
    'batch.life': () => makePayoutDetail(17).life,
    'batch.export': () => ({ savedAs: '/home/vera/payroll-result.csv', rows: 500 }),
  };
};

const makeOtherAnswers = () => {
  const app = makeApp();
  return {
    'app.state': () => app,
    'overview.get': makeOverview,
    'sample.list': () => sampleFixtures,
    'file.choose': () => ({ fileToken: 'token-1', name: 'payroll-2026-11.csv', size: 58_211 }),
    'file.saveTemplate': () => ({ savedAs: '/home/vera/template.csv' }),
    'payout.preview': () => ({
      issues: [],
      pays: '1.31578947',
      usd: '100',
      rate: '76',
      converts: false,
      snapshotAt: makeCurrencyList().takenAt,
    }),
    'payout.create': () => makeBatches()[2] ?? notFound,
    'payout.list': payoutPage,
    'payout.get': ({ payoutId }: CallInput<'payout.get'>) => makePayoutDetail(indexOf(payoutId)),
    'payout.lookup': ({ payoutId }: CallInput<'payout.lookup'>) =>
      makePayoutDetail(indexOf(payoutId)),
    'payout.resolve': ({ payoutId }: CallInput<'payout.resolve'>) =>
      makePayoutDetail(indexOf(payoutId)),
    'unknown.list': ({ payoutId }: CallInput<'unknown.list'>) => makeUnknownList(payoutId),
    'unknown.check': ({ payoutId }: CallInput<'unknown.check'>) => makeUnknownList(payoutId),
    'balance.list': makeBalanceList,
    'currency.list': makeCurrencyList,
    'rate.list': makeRateList,
    'rate.give': () => ({ kind: 'kept' as const, list: makeRateList() }),
    'rate.confirm': () => null,
    'batch.options': () => [
      { kind: 'raise' as const, pays: '5', code: 'USDT', gift: '2', giftUsd: '2' },
      { kind: 'carry' as const, amount: '3', unit: 'USD' },
    ],
    'batch.owed': () => [],
    'carried.list': () => [],
    'carried.open': () => [],
    'carried.writeOff': () => [],
    'carried.export': () => null,
    'terms.get': () => ({ ...DEFAULT_TERMS, mode: 'crypto-exact' as const }),
    'batch.decisions': () => ({ vouched: [], together: [], noTag: [], carried: [] }),
    'terms.save': (terms: CallInput<'terms.save'>) => terms,
    'profile.save': ({ profileId, ...fields }: CallInput<'profile.save'>) => ({
      id: profileId ?? 'new-platform',
      kind: 'live' as const,
      ...fields,
      active: false,
      key: 'missing' as const,
    }),
    'profile.select': ({ profileId }: CallInput<'profile.select'>) => ({
      ...app,
      profile: app.profiles.find(({ id }) => id === profileId) ?? app.profile,
    }),
    'profile.remove': () => app,
    ...setupAnswers,
    'credentials.save': ({ profileId }: CallInput<'credentials.save'>) => ({
      ...(app.profiles.find(({ id }) => id === profileId) ?? app.profile),
      key: 'saved' as const,
    }),
    'credentials.test': () => ({
      ok: false,
      steps: [
        {
          name: 'currencies',
          ok: true,
          sentence: '18 currencies were read; the signature is right.',
        },
        {
          name: 'balance',
          ok: false,
          sentence:
            "The gateway refused this computer's address. Put its public IP on the allow-list of the platform.",
        },
      ],
    }),
    'credentials.remove': ({ profileId }: CallInput<'credentials.remove'>) => ({
      ...(app.profiles.find(({ id }) => id === profileId) ?? app.profile),
      key: 'missing' as const,
    }),
    'preferences.save': (changed: CallInput<'preferences.save'>) => ({
      theme: changed.theme ?? app.preferences.theme,
      language: changed.language ?? app.preferences.language,
      operator: changed.operator ?? app.preferences.operator,
      repeatDays: changed.repeatDays ?? app.preferences.repeatDays,
      logLevel: changed.logLevel ?? app.preferences.logLevel,
      currencies: changed.currencies ?? app.preferences.currencies,
    }),
    ...holdingsAnswers(),
    ...dataAnswers(),
    'data.restore': () => app,
    'data.putBack': () => app,
    'practice.configure': () => null,
    ...makeReceiveAnswers(),
    'ledger.lookAgain': () => app,
    'ledger.verification': () => ({ kind: 'none' as const }),
    'diagnostics.collect': diagnosticsPage,
    'diagnostics.save': () => ({ savedAs: '/home/vera/purser-diagnostics.txt' }),
    'update.get': () => ({ kind: 'idle' as const }),
    'update.look': () => ({ kind: 'newest' as const, lookedAt: '2026-11-25T10:00:00.000Z' }),
    'update.fetch': () => ({ kind: 'idle' as const }),
    'update.stop': () => ({ kind: 'idle' as const }),
    'update.install': () => null,
    'ledger.verify': () => ({ kind: 'copying' as const }),
    'ledger.stopVerifying': () => ({ kind: 'stopped' as const }),
    'ledger.saveVerdict': () => ({ savedAs: '/home/vera/verdict.txt' }),
    'unlock.get': () => null,
    'unlock.ask': () => null,
    'unlock.confirm': () => app,
  };
};

/** Makes a bridge whose answers may be replaced one by one; an `AppError` answer becomes a failed reply. */
export const makeMockBridge = (replaced: Partial<Answers> = {}): MockBridge => {
  const answers: Answers = {
    ...makeBatchAnswers(makeBatches()),
    ...makeOtherAnswers(),
    ...callbackAnswers,
    ...replaced,
  };
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  const calls: { name: CallName; input: unknown }[] = [];
  const call = <N extends CallName>(
    name: N,
    input: CallInput<N>,
  ): Promise<Reply<CallReplies[N]>> => {
    // What main would refuse must fail a screen's test too.
    contract[name].parse(input);
    calls.push({ name, input });
    const answer = answers[name](input);
    return Promise.resolve(
      isError(answer) ? { ok: false, error: answer } : { ok: true, value: answer },
    );
  };
  return {
    calls,
    call,
    subscribe: (name, listener) => {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known.add(listener));
      return () => known.delete(listener);
    },
    raise: (name, payload) => {
      // The set under a name holds listeners of that name only.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      for (const listener of listeners.get(name) ?? []) listener(payload as never);
    },
    dropFile: () =>
      Promise.resolve({
        ok: true,
        value: { fileToken: 'token-2', name: 'dropped.csv', size: 12_004 },
      }),
  };
};
