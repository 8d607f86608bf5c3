/**
 * `/v2/estimated`: what an exchange between two of our balances would give now. The exchange itself is made in the
 * vendor's dashboard; no call is known for it.
 */
import { formatFixed, parseAmount, powerOfTen } from '#core/money/amount.ts';
import type { PracticeCurrency } from './currencies.ts';
import { currencyOn, type Desk } from './desk.ts';
import { readId, readText, refuse, succeed, type Answer, type Fields } from './protocol.ts';
import { rateAt } from './rates.ts';
import { refusals } from './refusals.ts';

/** Exchange fee in hundredths of a percent (gateway reference section 6: 1 % by the dashboard of 2023). */
const FEE_BASIS_POINTS = 100n;
const WHOLE = 10_000n;
/** Decimals of the quoted rate. */
const RATE_DECIMALS = 12;
const PRICE_DECIMALS = 18;

/** What is given, what is received and the rate between them, the fee inside it; both rounded down. */
export const answerEstimated = (desk: Desk, fields: Fields): Answer => {
  const from = currencyOn(desk, readId(fields, 'paymentFromId'));
  const to = currencyOn(desk, readId(fields, 'paymentToId'));
  if (from === null || to === null) return refuse(refusals.currency);
  if (from.id === to.id) return refuse(refusals.samePair);
  const give = parseAmount(readText(fields, 'amount') ?? '', from.decimals);
  if (!give.ok || give.value.units === 0n) {
    const isFine = !give.ok && give.error === 'too-many-decimals';
    return refuse(isFine ? refusals.decimals : refusals.amount);
  }
  const over = priceOf(desk, from) * (WHOLE - FEE_BASIS_POINTS);
  const under = priceOf(desk, to) * WHOLE;
  const scale = powerOfTen(to.decimals);
  const receive = (give.value.units * over * scale) / (under * powerOfTen(from.decimals));
  const rate = (over * powerOfTen(RATE_DECIMALS)) / under;
  return succeed({
    from: from.code,
    to: to.code,
    give: formatFixed(give.value),
    receive: formatFixed({ units: receive, decimals: to.decimals }),
    rate: formatFixed({ units: rate, decimals: RATE_DECIMALS }),
  });
};

/** The USD price of now, which drifts like the list's, in 10^-18 USD. */
const priceOf = ({ seed, switches, now }: Desk, currency: PracticeCurrency): bigint => {
  const price = parseAmount(rateAt({ seed, drift: switches.drift }, currency, now), PRICE_DECIMALS);
  if (!price.ok) throw new Error(`practice table: rate of ${currency.id} is not decimal`);
  return price.value.units;
};
