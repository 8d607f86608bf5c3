/**
 * The part of the practice books that takes money in: addresses, invoices and the deposits to them.
 */
import { parseAmount, powerOfTen } from '#core/money/amount.ts';
import type { Deposit, GivenAddress, Invoice } from './incoming.ts';
import type { Fact, Memory } from './state.ts';

export interface Till {
  /** What an order was given, or null. */
  addressOf(orderId: string, currencyId: number): GivenAddress | null;
  invoiceOf(orderId: string): Invoice | null;
  /** The addresses of an order, oldest first; one a currency. */
  addressesOf(orderId: string): readonly GivenAddress[];
  depositsOf(orderId: string): readonly Deposit[];
  /** Every deposit, oldest first. */
  deposits(): readonly Deposit[];
  /** What deposits added to the balance of a currency, smallest units. */
  credited(currencyId: number, decimals: number): bigint;
  giveAddress(given: GivenAddress): void;
  openInvoice(invoice: Invoice): void;
  /** Ends the time of an invoice at `at`, ms since 1970. */
  expire(orderId: string, at: number): void;
  takeIn(deposit: Deposit): void;
}

class TillOfFacts implements Till {
  readonly #memory: Memory;
  readonly #tell: (deposit: Deposit) => void;
  readonly #given: GivenAddress[] = [];
  readonly #invoices = new Map<string, Invoice>();
  readonly #deposits: Deposit[] = [];

  constructor(memory: Memory, past: readonly Fact[], tell: (deposit: Deposit) => void) {
    this.#memory = memory;
    this.#tell = tell;
    for (const fact of past) this.#learn(fact);
  }

  addressOf(orderId: string, currencyId: number): GivenAddress | null {
    return this.addressesOf(orderId).find((one) => one.currencyId === currencyId) ?? null;
  }

  addressesOf(orderId: string): readonly GivenAddress[] {
    return this.#given.filter((one) => one.orderId === orderId);
  }

  invoiceOf(orderId: string): Invoice | null {
    return this.#invoices.get(orderId) ?? null;
  }

  depositsOf(orderId: string): readonly Deposit[] {
    return this.#deposits.filter((one) => one.orderId === orderId);
  }

  deposits(): readonly Deposit[] {
    return [...this.#deposits];
  }

  credited(currencyId: number, decimals: number): bigint {
    return this.#deposits
      .filter((one) => one.currencyId === currencyId && one.unnoticed === null)
      .reduce((sum, one) => sum + unitsOf(one.amountReceive, decimals), 0n);
  }

  giveAddress(address: GivenAddress): void {
    this.#keep({ kind: 'address', address });
  }

  openInvoice(invoice: Invoice): void {
    this.#keep({ kind: 'invoice', invoice });
  }

  expire(orderId: string, at: number): void {
    this.#keep({ kind: 'expired', orderId, at });
  }

  takeIn(deposit: Deposit): void {
    this.#keep({ kind: 'deposit', deposit });
    this.#tell(deposit);
  }

  #keep(fact: Fact): void {
    this.#memory.keep(fact);
    this.#learn(fact);
  }

  #learn(fact: Fact): void {
    if (fact.kind === 'address') this.#given.push(fact.address);
    if (fact.kind === 'deposit') this.#deposits.push(fact.deposit);
    if (fact.kind === 'invoice') this.#invoices.set(fact.invoice.orderId, fact.invoice);
    if (fact.kind !== 'expired') return;
    const invoice = this.#invoices.get(fact.orderId);
    if (invoice !== undefined) {
      this.#invoices.set(fact.orderId, { ...invoice, expiresAt: fact.at });
    }
  }
}

const unitsOf = (text: string, decimals: number): bigint => {
  const amount = parseAmount(text, decimals);
  if (!amount.ok) throw new Error(`practice: "${text}" is no amount with ${decimals} decimals`);
  return amount.value.units;
};

/** A till that begins with the facts of earlier lives; `tell` hears of every further deposit. */
export const makeTill = (
  memory: Memory,
  past: readonly Fact[],
  tell: (deposit: Deposit) => void = () => {},
): Till => new TillOfFacts(memory, past, tell);

const CENTS = 2;

/** What was paid to an invoice so far, hundredths of its symbol; what the gateway took no notice of is left out. */
export const paidCents = (deposits: readonly Deposit[]): bigint =>
  deposits
    .filter(({ unnoticed, worth }) => unnoticed === null && worth !== null)
    .reduce((sum, { worth }) => sum + unitsOf(worth ?? '0', CENTS), 0n);

/** Hundredths of a decimal text with two decimals. */
export const centsOf = (text: string): bigint => unitsOf(text, CENTS);

/** Decimal text with two decimals. */
export const centsText = (cents: bigint): string => {
  const whole = powerOfTen(CENTS);
  return `${cents / whole}.${(cents % whole).toString().padStart(CENTS, '0')}`;
};
