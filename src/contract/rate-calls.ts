/** The calls about reference rates, prices to confirm, and the bounds for both; a part of the contract. */
import { z } from 'zod';
import { RATE_SIDES } from '#core/money/fiat-rate.ts';
import { CONVERSION_MODES, TERM_LIMITS } from '#core/money/terms.ts';
import type { RateListView, RateQuestionView, TermsView } from './views/money.ts';

const id = z.string().regex(/^[a-z0-9-]{1,64}$/);
const text = (max: number) => z.string().max(max);
const within = (term: keyof typeof TERM_LIMITS) =>
  z.int().min(TERM_LIMITS[term][0]).max(TERM_LIMITS[term][1]);

/** The input schemas of these calls. */
export const rateCalls = {
  /** Reference rates of fiats; `batchId` says whose rows still need some. */
  'rate.list': z.strictObject({ batchId: id.nullable() }),
  'rate.give': z.strictObject({
    batchId: id.nullable(),
    rates: z
      .array(z.strictObject({ fiat: text(8), rate: text(40), per: z.enum(RATE_SIDES) }))
      .min(1)
      .max(300),
    source: text(120),
    heldAt: z.iso.datetime(),
    /** By fiat, the previous rate as it was shown: a person looked at both and keeps the new one. */
    confirmed: z.record(z.string().max(8), text(80)),
  }),
  /** A USD price far from the last one known here was compared and is right. */
  'rate.confirm': z.strictObject({ batchId: id, currencyId: z.int(), rate: text(40) }),
  'terms.get': z.strictObject({}),
  'terms.save': z.strictObject({
    drift: z.strictObject({ stable: within('drift'), other: within('drift') }),
    rateBand: within('rateBand'),
    feeShare: within('feeShare'),
    fiatRateHours: within('fiatRateHours'),
    mode: z.enum(CONVERSION_MODES),
  }),
} as const;

/** Their replies. */
export interface RateReplies {
  'rate.list': RateListView;
  'rate.give':
    | { readonly kind: 'kept'; readonly list: RateListView }
    | { readonly kind: 'asked'; readonly questions: readonly RateQuestionView[] };
  'rate.confirm': null;
  'terms.get': TermsView;
  'terms.save': TermsView;
}
