/** The list as it can be shown: read now, or kept by an earlier start; and what changed in it. */
import type {
  CurrencyHistoryView,
  ListChangeView,
  RateMoveView,
} from '#contract/views/holdings.ts';
import type { CurrencyListView } from '#contract/views/money.ts';
import { ratesMoved, type RateMove } from '#core/currency/list-change.ts';
import { parseRate } from '#core/money/convert.ts';
import type { Currency } from '#core/money/currency.ts';
import { movedBetween } from '#core/money/drift.ts';
import { movedText } from '#core/money/terms.ts';
import type { KeptChange } from '../ports/readings.ts';
import type { Session } from '../session.ts';
import { iso, isoOrNull, presentCurrencies, presentCurrency } from './present-money.ts';

/** The list last read, or while none could be read in this start, the one kept from before. */
export const currencyList = async ({
  currencies,
  treasury,
}: Pick<Session, 'currencies' | 'treasury'>): Promise<CurrencyListView> => {
  const list = presentCurrencies(currencies);
  if (list.takenAt !== null) return list;
  const kept = await treasury.readings.lists(null);
  if (!kept.ok || kept.value === null) return list;
  const { last } = kept.value;
  return {
    takenAt: iso(last.takenAt),
    currencies: last.currencies.map(presentCurrency),
    problem: list.problem,
    kept: true,
  };
};

const presentChange = ({ change, at, since }: KeptChange): ListChangeView => {
  const { id, code, network } = change.currency;
  const field = change.kind === 'changed' ? change.field : null;
  const [was, now] = change.kind === 'changed' ? [change.was, change.now] : [null, null];
  const times = { at: iso(at), since: iso(since) };
  return { ...times, kind: change.kind, currencyId: id, code, network, field, was, now };
};

const movedBy = ({ was, now }: RateMove): string | null => {
  const then = was === null ? null : parseRate(was);
  const is = now === null ? null : parseRate(now);
  return then?.ok === true && is?.ok === true
    ? movedText(movedBetween(then.value.units, is.value.units))
    : null;
};

const presentMove = (move: RateMove, currency: Currency): RateMoveView => ({
  currencyId: move.currencyId,
  code: currency.code,
  network: currency.network,
  was: move.was,
  now: move.now,
  moved: movedBy(move),
});

export const currencyHistory = async (
  { treasury, readingKeeper }: Pick<Session, 'treasury' | 'readingKeeper'>,
  page: { readonly offset: number; readonly limit: number },
): Promise<CurrencyHistoryView> => {
  await readingKeeper.settled();
  const { readings } = treasury;
  const [lists, changes] = await Promise.all([readings.lists(null), readings.changes(page)]);
  if (!lists.ok || !changes.ok) {
    const problem = lists.ok ? changes : lists;
    const detail = problem.ok ? null : problem.error.detail;
    return { total: 0, changes: [], moves: [], lastAt: null, beforeAt: null, problem: detail };
  }
  const last = lists.value?.last ?? null;
  const before = lists.value?.before ?? null;
  const listed = new Map((last?.currencies ?? []).map((currency) => [currency.id, currency]));
  const moves = ratesMoved(before?.currencies ?? [], last?.currencies ?? []);
  return {
    total: changes.value.total,
    changes: changes.value.items.map(presentChange),
    moves: moves.flatMap((move) => {
      const currency = listed.get(move.currencyId);
      return currency === undefined ? [] : [presentMove(move, currency)];
    }),
    lastAt: isoOrNull(last?.takenAt ?? null),
    beforeAt: isoOrNull(before?.takenAt ?? null),
    problem: null,
  };
};
