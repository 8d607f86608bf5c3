/** A real treasury store, a gateway that answers what the test says, and the needs of the desks over them. */
import { err, ok } from '#core/result.ts';
import type { Currency } from '#core/money/currency.ts';
import type { Invoice, InvoiceReading } from '#core/receive/invoice.ts';
import type { InvoiceNeeds } from '#main/desk/invoices.ts';
import type { InvoiceWish } from '#main/desk/invoice-order.ts';
import type { OpenTreasury } from '#main/adapters/treasury/treasury.ts';
import type {
  GivenAddress,
  InvoiceAnswer,
  InvoiceLookup,
  ReceiveGateway,
} from '#main/ports/receive-gateway.ts';
import { practiceCurrencyTable } from '#practice/currency-table.ts';
import { makePlace } from '../adapters/treasury/rig.ts';

export const START = 1_764_000_000_000;
export const URL_OF = 'https://pay.example/1';

export const found = (given: Partial<InvoiceReading> = {}): InvoiceLookup => ({
  kind: 'found',
  reading: {
    status: 'waiting',
    word: 'wait',
    paid: '0',
    symbol: 'USD',
    creditedToUs: null,
    creditedToPayer: null,
    serviceFee: null,
    networkFee: null,
    version: 3,
    ...given,
  },
});

export const notFound: InvoiceLookup = { kind: 'not-found', message: 'order not found' };
export const silent: InvoiceLookup = {
  kind: 'failed',
  failure: { kind: 'unreachable', detail: 'no route' },
};

export interface ScriptedReceive extends ReceiveGateway {
  /** References for which an invoice was asked, in order. */
  readonly created: string[];
  /** References asked about, in order. */
  readonly looked: string[];
  /** `reference currency` of every address asked for. */
  readonly given: string[];
  creation: (reference: string) => InvoiceAnswer | Promise<InvoiceAnswer>;
  lookup: (reference: string) => InvoiceLookup;
  address: GivenAddress | null;
}

const scripted = (): ScriptedReceive => {
  const gateway: ScriptedReceive = {
    created: [],
    looked: [],
    given: [],
    creation: () => ({ kind: 'made', url: URL_OF }),
    lookup: () => found(),
    address: { address: 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd', tag: null },
    depositAddress: ({ reference, currencyId }) => {
      gateway.given.push(`${reference} ${currencyId}`);
      const { address } = gateway;
      return Promise.resolve(
        address === null ? err({ kind: 'unreachable', detail: 'no route' }) : ok(address),
      );
    },
    createInvoice: async ({ reference }) => {
      gateway.created.push(reference);
      return gateway.creation(reference);
    },
    invoice: (reference) => {
      gateway.looked.push(reference);
      return Promise.resolve(gateway.lookup(reference));
    },
  };
  return gateway;
};

export interface ReceiveRig {
  readonly needs: InvoiceNeeds;
  readonly gateway: ScriptedReceive;
  readonly treasury: OpenTreasury;
  readonly changes: Invoice[];
  /** Currencies the gateway lists; may be changed. */
  readonly listed: Currency[];
  /** Moves the clock on, ms. */
  pass(ms: number): void;
  /** Ends the process and begins the next one over the same file. */
  restart(): Promise<ReceiveRig>;
  close(): Promise<void>;
}

export const openReceiveRig = (place = makePlace()): ReceiveRig => {
  const treasury = place.open();
  const gateway = scripted();
  const listed: Currency[] = [...practiceCurrencyTable];
  const changes: Invoice[] = [];
  let now = START;
  const needs: InvoiceNeeds = {
    treasury,
    gateway,
    currencies: {
      refresh: () => Promise.resolve(null),
      find: (id) => listed.find((currency) => currency.id === id),
    },
    clock: { now: () => now },
    pace: { youngMs: 1_000, oldestMs: 60_000 },
    changed: (invoice) => changes.push(invoice),
  };
  return {
    needs,
    gateway,
    treasury,
    changes,
    listed,
    pass: (ms) => {
      now += ms;
    },
    restart: async () => {
      await treasury.close();
      return openReceiveRig(place);
    },
    close: () => place.remove(),
  };
};

export const wish = (given: Partial<InvoiceWish> = {}): InvoiceWish => ({
  reference: 'INV-1',
  amount: '100',
  symbol: 'USD',
  kind: 'all',
  currencyIds: [],
  payer: { firstName: '', lastName: '', email: '', phone: '' },
  note: '',
  restOf: null,
  by: 'Anna',
  ...given,
});
