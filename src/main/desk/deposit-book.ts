/** What came in of a currency, from the callbacks the treasury store has folded. */
import type { Credit } from '#core/balance/roll-forward.ts';
import { claimedAmount, type Deposit } from '#core/receive/deposit.ts';
import { ok } from '#core/result.ts';
import type { DepositBook } from '../ports/holdings.ts';
import type { Treasury } from '../ports/treasury.ts';

const PAGE = 500;

const creditOf = ({ counted, firstAt }: Deposit): Credit => ({
  at: firstAt,
  amount: claimedAmount(counted),
});

/** Deposits come newest first, so that a page of older ones is the last that is looked at. */
export const depositBook = ({ callbacks }: Pick<Treasury, 'callbacks'>): DepositBook => ({
  credits: async ({ currencyId, from, to }) => {
    const found: Credit[] = [];
    for (let offset = 0; ; offset += PAGE) {
      const page = await callbacks.deposits({ filter: { currencyId }, offset, limit: PAGE });
      if (!page.ok) return page;
      const { items } = page.value;
      found.push(...items.filter(({ firstAt }) => firstAt >= from && firstAt <= to).map(creditOf));
      if (items.length < PAGE || items.every(({ lastAt }) => lastAt < from)) return ok(found);
    }
  },
});
