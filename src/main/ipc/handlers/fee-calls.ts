/** Calls about fees considered and exchanges estimated. */
import type { EstimateView, FeeView } from '#contract/views/holdings.ts';
import { percentText } from '#core/money/terms.ts';
import type { Handlers } from '../../app.ts';
import type { Estimate } from '../../desk/estimates.ts';
import type { QuotedFees } from '../../desk/fee-quotes.ts';
import { done, refuse, type Desk } from '../desk.ts';
import { iso } from '../present-money.ts';

type FeeCalls = Pick<Handlers, 'currency.fee' | 'exchange.estimate'>;

const presentFees = ({ quote, takenAt, knownAddress }: QuotedFees): FeeView => ({
  kind: 'known',
  network: quote.networkFee,
  service: quote.serviceFee,
  gross: quote.gross,
  takenAt: iso(takenAt),
  knownAddress,
});

const presentEstimate = ({ from, to, quote, ...about }: Estimate): EstimateView => ({
  fromId: from.id,
  toId: to.id,
  give: quote.give,
  receive: quote.receive,
  rate: quote.rate,
  implied: about.implied,
  apart: about.apart === null ? null : percentText(about.apart),
  takenAt: iso(about.takenAt),
});

export const makeFeeCalls = (desk: Desk): FeeCalls => ({
  'currency.fee': async ({ currencyId, amount }) => {
    const asked = await desk.session().feeQuotes.ask(currencyId, amount);
    return done(asked.ok ? presentFees(asked.value) : { kind: 'unknown', because: asked.error });
  },
  'exchange.estimate': async ({ refresh, ...asked }) => {
    const estimate = await desk.session().estimates.ask(asked, refresh);
    if (estimate.ok) return done(presentEstimate(estimate.value));
    const { kind, message } = estimate.error;
    return refuse(kind === 'asked-wrongly' ? 'invalid-input' : 'gateway-unanswered', message);
  },
});
