/** Reference rates of fiats and the bounds of this profile: kept in the ledger, at hand in memory. */
import type { Actor } from '#core/audit/entry.ts';
import { faultOf, type FiatRate, type RateFault } from '#core/money/fiat-rate.ts';
import { askAboutRate, type RateQuestion } from '#core/money/rate-band.ts';
import type { MoneyTerms } from '#core/money/terms.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Clock } from '../ports/host.ts';
import type { Ledger, RateBook } from '../ports/ledger.ts';

interface RateNeeds {
  readonly ledger: Pick<Ledger, 'append'>;
  readonly book: RateBook;
  readonly clock: Pick<Clock, 'now'>;
}

/** What became of rates that were given: kept, or questions to be answered first; then none was kept. */
export type Given =
  | { readonly kind: 'kept' }
  | { readonly kind: 'asked'; readonly questions: readonly RateQuestion[] };

export class RateDesk {
  readonly #needs: RateNeeds;
  #rates: readonly FiatRate[] = [];

  private constructor(needs: RateNeeds) {
    this.#needs = needs;
  }

  static async open(needs: RateNeeds): Promise<RateDesk> {
    const desk = new RateDesk(needs);
    await desk.#read();
    return desk;
  }

  /** The last rate given of each fiat, by code. */
  get rates(): readonly FiatRate[] {
    return this.#rates;
  }

  get book(): RateBook {
    return this.#needs.book;
  }

  terms(): Promise<MoneyTerms> {
    return this.#needs.book.terms();
  }

  /**
   * Keeps rates, all or none. `confirmed` answers earlier questions: by fiat, the previous rate as it was shown.
   * Errors: the fault of the first that cannot be used.
   */
  async give(
    by: Actor,
    given: readonly FiatRate[],
    confirmed: Readonly<Record<string, string>>,
  ): Promise<Result<Given, RateFault>> {
    const { ledger, clock } = this.#needs;
    const fault = given.map((rate) => faultOf(rate, clock.now())).find((found) => found !== null);
    if (fault !== undefined) return err(fault);
    const { rateBand } = await this.terms();
    const questions = given.flatMap((rate) => {
      const before = this.#rates.find(({ fiat }) => fiat === rate.fiat) ?? null;
      const question = askAboutRate(before, rate, rateBand);
      return question === null ? [] : [question];
    });
    const open = questions.filter(({ fiat, previous }) => confirmed[fiat] !== previous);
    if (open.length > 0) return ok({ kind: 'asked', questions: open });
    await ledger.append(
      by,
      given.map((rate) => ({
        kind: 'rate.recorded',
        given: rate,
        insteadOf: questions.find(({ fiat }) => fiat === rate.fiat)?.previous ?? null,
      })),
    );
    await this.#read();
    return ok({ kind: 'kept' });
  }

  /** Takes a USD price far from the last one known as right. */
  async confirm(
    by: Actor,
    of: { readonly currencyId: number; readonly rate: string },
  ): Promise<void> {
    const insteadOf = (await this.#needs.book.usdRates()).get(of.currencyId);
    if (insteadOf === undefined) return;
    await this.#needs.ledger.append(by, [{ kind: 'rate.confirmed', ...of, insteadOf }]);
  }

  async setTerms(by: Actor, terms: MoneyTerms): Promise<void> {
    await this.#needs.ledger.append(by, [{ kind: 'terms.changed', terms }]);
  }

  async #read(): Promise<void> {
    this.#rates = await this.#needs.book.fiatRates();
  }
}
