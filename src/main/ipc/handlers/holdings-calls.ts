/** Calls about balances over time, and what changed in the list. */
import type { CallInput } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';
import type { HoldingsView, RollForwardListView } from '#contract/views/holdings.ts';
import { MAX_DECIMALS, parseAmount } from '#core/money/amount.ts';
import type { Handlers } from '../../app.ts';
import { currencyHistory } from '../currency-history.ts';
import { done, operatorName, refuse, type Desk } from '../desk.ts';
import { presentHoldings, presentRolled, presentSpan } from '../present-holdings.ts';
import { iso } from '../present-money.ts';
import { rollForwardFile, rollForwardName } from '../roll-forward-file.ts';

type HoldingsCalls = Pick<
  Handlers,
  | 'currency.history'
  | 'currency.rates'
  | 'holdings.get'
  | 'holdings.history'
  | 'holdings.setThreshold'
  | 'holdings.rollForward'
  | 'holdings.saveRollForward'
>;

const now = async (desk: Desk, refresh: boolean): Promise<HoldingsView> => {
  const { currencies, balances, readingKeeper } = desk.session();
  await Promise.all([currencies.refresh(false), balances.refresh(refresh)]);
  await readingKeeper.settled();
  return presentHoldings(desk.session());
};

const stretchOf = (input: { currencyId: number; from: string; to: string }) => ({
  currencyId: input.currencyId,
  from: Date.parse(input.from),
  to: Date.parse(input.to),
});

const setThreshold = async (
  desk: Desk,
  { currencyId, least }: CallInput<'holdings.setThreshold'>,
): Promise<Reply<HoldingsView>> => {
  const { treasury, currencies } = desk.session();
  const decimals = currencies.find(currencyId)?.decimals ?? MAX_DECIMALS;
  const read = least === null ? null : parseAmount(least, decimals);
  if (read?.ok === false) {
    const why =
      read.error === 'too-many-decimals' ? `has more than ${decimals} decimals` : 'is no amount';
    return refuse(
      'invalid-input',
      `“${least}” ${why}. Write digits with a point. Nothing was set.`,
    );
  }
  const by = operatorName(desk);
  const set = await treasury.readings.setThreshold({
    currencyId,
    least,
    by,
    setAt: desk.clock.now(),
  });
  if (!set.ok) return refuse('storage-failed', `${set.error.detail} Nothing was set.`);
  const { readingKeeper, balances } = desk.session();
  if (balances.reading !== null) readingKeeper.balances(balances.reading);
  await readingKeeper.settled();
  return done(await presentHoldings(desk.session()));
};

const roll = async (
  desk: Desk,
  input: CallInput<'holdings.rollForward'>,
): Promise<RollForwardListView> => {
  const session = desk.session();
  await session.readingKeeper.settled();
  const period = { from: Date.parse(input.from), to: Date.parse(input.to) };
  const lines = [];
  for (const currencyId of input.currencyIds) {
    const rolled = await session.holdings.rollForward(currencyId, period);
    if (!rolled.ok) return { from: input.from, to: input.to, lines, problem: rolled.error.detail };
    lines.push(presentRolled(session, currencyId, rolled.value));
  }
  return { from: input.from, to: input.to, lines, problem: null };
};

export const makeHoldingsCalls = (desk: Desk): HoldingsCalls => ({
  'currency.history': async (page) => done(await currencyHistory(desk.session(), page)),
  'currency.rates': async (input) => {
    const { treasury, readingKeeper } = desk.session();
    await readingKeeper.settled();
    const points = await treasury.readings.rates(stretchOf(input));
    return done(
      points.ok
        ? { points: points.value.map(({ at, rate }) => ({ at: iso(at), rate })), problem: null }
        : { points: [], problem: points.error.detail },
    );
  },
  'holdings.get': async ({ refresh }) => done(await now(desk, refresh)),
  'holdings.history': async (input) => {
    const { treasury, readingKeeper } = desk.session();
    await readingKeeper.settled();
    const spans = await treasury.readings.spans(stretchOf(input));
    return done(
      spans.ok
        ? { spans: spans.value.map(presentSpan), problem: null }
        : { spans: [], problem: spans.error.detail },
    );
  },
  'holdings.setThreshold': (input) => setThreshold(desk, input),
  'holdings.rollForward': async (input) => done(await roll(desk, input)),
  'holdings.saveRollForward': async (input) => {
    const list = await roll(desk, input);
    if (list.problem !== null) {
      return refuse('storage-failed', `${list.problem} No file was written.`);
    }
    const saved = await desk.save(rollForwardName(list), () => rollForwardFile(list));
    if (!saved.ok || saved.value === null) return saved.ok ? done(null) : saved;
    return done({ ...saved.value, rows: list.lines.length });
  },
});
