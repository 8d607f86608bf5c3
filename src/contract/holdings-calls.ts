/** The calls about currencies looked at, fees considered and exchanges estimated; a part of the contract. */
import { z } from 'zod';
import { text } from './basics.ts';
import type { EstimateView, FeeView } from './views/holdings.ts';

const currencyId = z.int().min(1);
/** Canonical decimal text. */
const amount = text(40).min(1);

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
} as const;

/** Their replies. */
export interface HoldingsReplies {
  'currency.fee': FeeView;
  'exchange.estimate': EstimateView;
}
