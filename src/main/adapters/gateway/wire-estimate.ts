/**
 * The vendor's words of the exchange estimate, a part of the wire. Source: gateway reference section 2, "estimated".
 */
import { z } from 'zod';
import type { ExchangeAsked, ExchangeQuote } from '#main/ports/gateway.ts';
import type { CanonicalObject } from './canonical.ts';
import { plainDecimal } from './decimal-text.ts';

export const ESTIMATE_PATH = '/v2/estimated';

/** Body of an estimate. */
export const estimateRequest = (platformId: number, asked: ExchangeAsked): CanonicalObject => ({
  platformId,
  paymentFromId: asked.fromId,
  paymentToId: asked.toId,
  amount: asked.amount,
});

const text = z
  .unknown()
  .optional()
  .transform((said) => (typeof said === 'string' && said.trim() !== '' ? said.trim() : null));
const decimal = text.transform((said) => (said === null ? null : plainDecimal(said)));

const shape = z.looseObject({
  from: text,
  to: text,
  give: decimal,
  receive: decimal,
  rate: decimal,
});

/** Reads an estimate, or null when what is given or received cannot be read. */
export const readEstimate = (fields: unknown): ExchangeQuote | null => {
  const { from, to, give, receive, rate } = shape.parse(fields);
  if (give === null || receive === null) return null;
  return { fromCode: from, toCode: to, give, receive, rate };
};
