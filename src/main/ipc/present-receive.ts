/** Deposit addresses and invoices → the plain shapes the window sees. */
import type {
  DepositAddressView,
  InvoiceReadingView,
  InvoiceView,
} from '#contract/views/receive.ts';
import { formatFixed, MAX_DECIMALS, parseAmount } from '#core/money/amount.ts';
import { toUsd } from '#core/money/convert.ts';
import { currencyLabel } from '#core/money/currency.ts';
import type { DepositAddress } from '#core/receive/address.ts';
import { paymentInstruction } from '#core/receive/instruction.ts';
import { invoiceState, restOf, type Invoice, type InvoiceReading } from '#core/receive/invoice.ts';
import { callbacksPerDeposit } from '#core/receive/notice.ts';
import { mayOpen } from '../desk/payment-link.ts';
import type { Session } from '../session.ts';
import { iso, isoOrNull } from './present-money.ts';

type Known = Pick<Session, 'currencies' | 'profile'>;

const inUsd = (amount: string | null, usdRate: string | null): string | null => {
  const read = amount === null ? null : parseAmount(amount, MAX_DECIMALS);
  const usd = read?.ok === true ? toUsd(read.value, usdRate) : null;
  return usd === null ? null : formatFixed(usd);
};

export const presentAddress = (
  { currencies }: Pick<Known, 'currencies'>,
  address: DepositAddress,
): DepositAddressView => ({
  ...address,
  askedAt: iso(address.askedAt),
  callbacks: callbacksPerDeposit(address.code, address.network),
  minDepositUsd: inUsd(address.minDeposit, currencies.find(address.currencyId)?.usdRate ?? null),
  instruction: paymentInstruction(address),
});

export const presentReading = (reading: InvoiceReading): InvoiceReadingView => ({
  ...reading,
  at: iso(reading.at),
});

export const presentInvoice = ({ currencies, profile }: Known, invoice: Invoice): InvoiceView => {
  const { reading, decision, url } = invoice;
  return {
    ...invoice,
    state: invoiceState(invoice),
    askedAt: iso(invoice.askedAt),
    checkedAt: isoOrNull(invoice.checkedAt),
    reading: reading === null ? null : presentReading(reading),
    decision: decision === null ? null : { ...decision, at: iso(decision.at) },
    rest: restOf(invoice),
    currencies: invoice.currencyIds.map((id) => {
      const currency = currencies.find(id);
      return { id, label: currency === undefined ? `#${id}` : currencyLabel(currency) };
    }),
    opens: url !== null && mayOpen(url, profile.gatewayUrl),
  };
};
