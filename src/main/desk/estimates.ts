/** Exchange estimates between two currencies: asked under the gateway's limit, kept for a minute, never carried out. */
import { againstListed, impliedRate, strayingOf } from '#core/currency/estimate.ts';
import { MAX_DECIMALS, parseAmount } from '#core/money/amount.ts';
import { currencyLabel, type Currency } from '#core/money/currency.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { ExchangeAsked, ExchangeQuote, ExchangeSource } from '../ports/gateway.ts';
import type { Clock } from '../ports/host.ts';
import { readWords } from './credentials.ts';
import type { CurrencyDesk } from './currencies.ts';

interface EstimateNeeds {
  readonly gateway: ExchangeSource;
  readonly clock: Pick<Clock, 'now' | 'mono'>;
  readonly currencies: Pick<CurrencyDesk, 'find' | 'refresh'>;
}

export interface Estimate {
  readonly from: Currency;
  readonly to: Currency;
  readonly quote: ExchangeQuote;
  /** Wall clock, ms. */
  readonly takenAt: number;
  /** Received for one given, as the two figures imply. */
  readonly implied: string | null;
  /** Distance from the listed prices, hundredths of a percent; null where a price is missing. */
  readonly apart: bigint | null;
}

/** Why there is no estimate: the question cannot be asked, or the gateway did not answer it. */
export interface NoEstimate {
  readonly kind: 'asked-wrongly' | 'unanswered';
  readonly message: string;
}

/** A quote younger than this is shown again instead of asking anew, ms. */
const LIFE_MS = 60_000;
/** Quotes remembered; asking is limited, so there are never many. */
const REMEMBERED = 50;

const wrong = (message: string): Result<never, NoEstimate> =>
  err({ kind: 'asked-wrongly', message });

export class EstimateDesk {
  readonly #needs: EstimateNeeds;
  readonly #kept = new Map<string, { readonly estimate: Estimate; readonly readMono: number }>();

  constructor(needs: EstimateNeeds) {
    this.#needs = needs;
  }

  /** What exchanging would give; `insist` asks anew. A quote kept from before carries its own time. */
  async ask(asked: ExchangeAsked, insist: boolean): Promise<Result<Estimate, NoEstimate>> {
    const { clock, currencies, gateway } = this.#needs;
    const key = `${asked.fromId} ${asked.toId} ${asked.amount}`;
    const kept = this.#kept.get(key);
    if (!insist && kept !== undefined && clock.mono() - kept.readMono < LIFE_MS) {
      return ok(kept.estimate);
    }
    await currencies.refresh(false);
    const pair = this.#pairOf(asked);
    if (!pair.ok) return pair;
    const { from, to } = pair.value;
    const answer = await gateway.estimate(asked);
    if (!answer.ok) return err({ kind: 'unanswered', message: readWords(answer.error) });
    const quote = answer.value;
    const question = { from, to, amount: asked.amount };
    const straying = strayingOf(quote, question);
    if (straying !== null) {
      const message = `The gateway answered another question: ${straying}. Nothing of it is shown.`;
      return err({ kind: 'unanswered', message });
    }
    const figures = { implied: impliedRate(quote), apart: againstListed(quote, question) };
    const estimate: Estimate = { from, to, quote, takenAt: clock.now(), ...figures };
    this.#keep(key, estimate);
    return ok(estimate);
  }

  #pairOf({ fromId, toId, amount }: ExchangeAsked) {
    const { currencies } = this.#needs;
    const [from, to] = [currencies.find(fromId), currencies.find(toId)];
    if (from === undefined || to === undefined) {
      const gone = from === undefined ? fromId : toId;
      return wrong(`The gateway does not list currency ${gone} any more. Choose another one.`);
    }
    if (from.id === to.id) return wrong('Choose two different currencies.');
    const read = parseAmount(amount, from.decimals ?? MAX_DECIMALS);
    if (!read.ok && read.error === 'too-many-decimals') {
      const most = from.decimals ?? MAX_DECIMALS;
      return wrong(`${currencyLabel(from)} has at most ${most} decimals. Write fewer.`);
    }
    if (!read.ok) return wrong(`“${amount}” is not a plain decimal number with a point.`);
    return read.value.units === 0n ? wrong('Write an amount above zero.') : ok({ from, to });
  }

  #keep(key: string, estimate: Estimate): void {
    this.#kept.delete(key);
    this.#kept.set(key, { estimate, readMono: this.#needs.clock.mono() });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > REMEMBERED && oldest !== undefined) this.#kept.delete(oldest);
  }
}
