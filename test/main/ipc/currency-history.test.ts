import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { err, ok } from '#core/result.ts';
import { practiceCurrencyTable } from '#practice/currency-table.ts';
import { CurrencyDesk } from '#main/desk/currencies.ts';
import { ReadingKeeper } from '#main/desk/reading-keeper.ts';
import { currencyHistory, currencyList } from '#main/ipc/currency-history.ts';
import type { Currency } from '#core/money/currency.ts';
import type { Gateway } from '#main/ports/gateway.ts';
import { makeScriptedGateway } from '../../fakes/scripted-gateway.ts';
import { makePlace, type Place } from '../adapters/treasury/rig.ts';

let place: Place;
beforeEach(() => {
  place = makePlace();
});
afterEach(() => place.remove());

const NOW = 1_764_000_000_000;

/** A start of the console over a gateway that lists this, or does not answer. */
const start = (lists: readonly (readonly Currency[] | null)[]) => {
  const treasury = place.open();
  let turn = 0;
  /** A minute passes from one look to the next. */
  let minutes = 0;
  const clock = {
    now: () => NOW + minutes * 60_000,
    mono: () => minutes * 60_000,
    bootId: 'b',
    sleep: async () => undefined,
    precisely: async () => undefined,
  };
  const gateway: Gateway = {
    ...makeScriptedGateway(clock),
    currencies: async () => {
      const list = lists[Math.min(turn, lists.length - 1)] ?? null;
      turn += 1;
      return list === null ? err({ kind: 'unreachable', detail: 'no route' }) : ok(list);
    },
  };
  const ledger = { committed: async () => new Map<number, bigint>() };
  const readingKeeper = new ReadingKeeper({ treasury, ledger, clock, find: () => undefined });
  const currencies = new CurrencyDesk({
    gateway,
    clock,
    ids: { next: () => `list-${turn}` },
    keep: (list) => readingKeeper.list(list),
  });
  const look = async (times = 1): Promise<void> => {
    for (let done = 0; done < times; done += 1) {
      minutes += 1;
      await currencies.refresh(true);
    }
    await readingKeeper.settled();
  };
  return { treasury, currencies, readingKeeper, look };
};

const dearer = (id: number) =>
  practiceCurrencyTable.map((currency) =>
    currency.id === id ? { ...currency, minWithdraw: '7', usdRate: '1.0010' } : currency,
  );

describe('the list after a restart without an answer', () => {
  it('is the one that was kept, with its age and marked so, and no plan can use it', async () => {
    const before = start([practiceCurrencyTable]);
    await before.look();
    await before.treasury.close();

    const now = start([null]);
    await now.look();
    const shown = await currencyList(now);
    expect(shown).toMatchObject({ kept: true, takenAt: new Date(NOW + 60_000).toISOString() });
    expect(shown.currencies).toHaveLength(practiceCurrencyTable.length);
    expect(shown.problem).toContain('could not be reached');
    expect(now.currencies.snapshot).toBeNull();
  });

  it('is empty where none was ever kept', async () => {
    const now = start([null]);
    await now.look();
    expect(await currencyList(now)).toMatchObject({ takenAt: null, currencies: [] });
  });
});

describe('the history of the list', () => {
  it('names new and lost currencies, moved minimums, and prices against the list before', async () => {
    const without = dearer(71).filter(({ id }) => id !== 72);
    const now = start([practiceCurrencyTable, dearer(71), without]);
    await now.look(3);
    const history = await currencyHistory(now, { offset: 0, limit: 50 });
    expect(history.changes).toMatchObject([
      { kind: 'gone', code: 'USDT', network: 'BEP20' },
      { kind: 'changed', currencyId: 71, field: 'minWithdraw', was: '5', now: '7' },
    ]);
    expect(history.moves).toEqual([]);
    await now.treasury.close();
    const moved = start([practiceCurrencyTable, dearer(71)]);
    await moved.look(2);
    const { moves } = await currencyHistory(moved, { offset: 0, limit: 50 });
    expect(moves).toMatchObject([{ currencyId: 71, was: '1.0000', now: '1.0010', moved: '+0.1' }]);
  });
});
