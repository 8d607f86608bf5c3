/** Fees of amounts that are only being considered: one question at a time, kept for five minutes. */
import { exampleAddressOf } from '#core/beneficiary/example-address.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { FeeQuote, Gateway } from '../ports/gateway.ts';
import type { Clock } from '../ports/host.ts';
import type { Ledger } from '../ports/ledger.ts';
import { readWords } from './credentials.ts';
import type { CurrencyDesk } from './currencies.ts';

interface FeeQuoteNeeds {
  readonly gateway: Pick<Gateway, 'fees'>;
  readonly clock: Pick<Clock, 'now' | 'mono'>;
  readonly ledger: Pick<Ledger, 'payouts'>;
  readonly currencies: Pick<CurrencyDesk, 'find'>;
}

export interface QuotedFees {
  readonly quote: FeeQuote;
  /** Wall clock, ms. */
  readonly takenAt: number;
  /** Whether the address asked about was paid before; otherwise it is an example of the network. */
  readonly knownAddress: boolean;
}

const LIFE_MS = 5 * 60_000;
/** Quotes remembered; the oldest goes first. */
const REMEMBERED = 500;

export class FeeQuotes {
  readonly #needs: FeeQuoteNeeds;
  readonly #kept = new Map<string, { readonly fees: QuotedFees; readonly readMono: number }>();

  constructor(needs: FeeQuoteNeeds) {
    this.#needs = needs;
  }

  /**
   * The fees of paying `amount` (canonical decimal text). A fee needs a destination, so the address last paid in the
   * currency stands in, or an example; nothing is sent. The error says why the fee stays unknown.
   */
  async ask(currencyId: number, amount: string): Promise<Result<QuotedFees, string>> {
    const { clock, gateway } = this.#needs;
    const key = `${currencyId} ${amount}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined && clock.mono() - kept.readMono < LIFE_MS) return ok(kept.fees);
    const where = await this.#addressOf(currencyId);
    if (where === null) return err('Purser knows no address of this network to ask with.');
    const { knownAddress, ...destination } = where;
    const answer = await gateway.fees({ currencyId, ...destination, amount });
    if (!answer.ok) return err(readWords(answer.error));
    const fees = { quote: answer.value, takenAt: clock.now(), knownAddress };
    this.#kept.set(key, { fees, readMono: clock.mono() });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > REMEMBERED && oldest !== undefined) this.#kept.delete(oldest);
    return ok(fees);
  }

  async #addressOf(currencyId: number) {
    const { ledger, currencies } = this.#needs;
    const past = await ledger.payouts({ currencyId }, { offset: 0, limit: 1 });
    const [payout] = past.items;
    if (payout !== undefined) {
      const { address, tag } = payout.destination;
      return { address, tag, knownAddress: true };
    }
    const currency = currencies.find(currencyId);
    const address = currency === undefined ? null : exampleAddressOf(currency);
    return address === null ? null : { address, tag: null, knownAddress: false };
  }
}
