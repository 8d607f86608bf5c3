/** The calls about currencies looked at, fees considered and exchanges estimated; a part of the contract. */
import { z } from 'zod';
import { page, text } from './basics.ts';
import type {
  CurrencyHistoryView,
  EstimateView,
  FeeView,
  HeldHistoryView,
  HoldingsView,
  RateHistoryView,
  RollForwardListView,
} from './views/holdings.ts';

const currencyId = z.int().min(1);
/** Canonical decimal text. */
const amount = text(40).min(1);

const period = { from: z.iso.datetime(), to: z.iso.datetime() };
const rolled = { currencyIds: z.array(currencyId).min(1).max(100), ...period };

/** Which currencies a person marked, and which columns of their table are put away. */
export const currencyTable = z.strictObject({
  favourites: z.array(z.int()).max(500),
  hiddenColumns: z.array(text(24)).max(32),
});

/** The input schemas of these calls. */
export const holdingsCalls = {
  /** What paying an amount would cost; one question a second, kept for five minutes. */
  'currency.fee': z.strictObject({ currencyId, amount }),
  /** What an exchange between two balances would give; nothing is exchanged. */
  'exchange.estimate': z.strictObject({
    fromId: currencyId,
    toId: currencyId,
    amount,
    refresh: z.boolean(),
  }),
  /** What changed from list to list, newest first, and how prices stand against the list before. */
  'currency.history': z.strictObject(page),
  'currency.rates': z.strictObject({ currencyId, ...period }),
  'holdings.get': z.strictObject({ refresh: z.boolean() }),
  'holdings.history': z.strictObject({ currencyId, ...period }),
  /** What should be left of a currency at least; null takes it away. */
  'holdings.setThreshold': z.strictObject({ currencyId, least: amount.nullable() }),
  'holdings.rollForward': z.strictObject(rolled),
  'holdings.saveRollForward': z.strictObject(rolled),
} as const;

/** Their replies. */
export interface HoldingsReplies {
  'currency.fee': FeeView;
  'exchange.estimate': EstimateView;
  'currency.history': CurrencyHistoryView;
  'currency.rates': RateHistoryView;
  'holdings.get': HoldingsView;
  'holdings.history': HeldHistoryView;
  'holdings.setThreshold': HoldingsView;
  'holdings.rollForward': RollForwardListView;
  'holdings.saveRollForward': { readonly savedAs: string; readonly rows: number } | null;
}
