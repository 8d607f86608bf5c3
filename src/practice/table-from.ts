/**
 * The practice gateway's table for an account described from outside: its currencies, balances and quoted fees.
 */
import { formatAmount, MAX_DECIMALS, parseAmount, type Amount } from '#core/money/amount.ts';
import type { Currency } from '#core/money/currency.ts';
import type { FeeRule, PracticeCurrency } from './currencies.ts';
import { practiceCurrencyTable } from './currency-table.ts';

/** What a payout of `amount` was quoted to cost; decimal text in the currency. */
export interface QuotedFee {
  readonly amount: string;
  /** What would leave the balance. */
  readonly gross: string;
  readonly networkFee: string;
  readonly serviceFee: string;
}

export interface Described {
  readonly currency: Currency & { readonly decimals: number };
  readonly free: Amount;
  /** Null: nothing is taken beyond the amount. */
  readonly fee: QuotedFee | null;
  /** Whether addresses are judged by the practice gateway's own look at them. */
  readonly judgesAddresses: boolean;
}

/** Smallest units of decimal text, rounded up; text that is no amount counts as nothing. */
const unitsUp = (text: string, decimals: number): bigint => {
  const read = parseAmount(text, MAX_DECIMALS);
  if (!read.ok) return 0n;
  const step = 10n ** BigInt(MAX_DECIMALS - decimals);
  return (read.value.units + step - 1n) / step;
};

const textUp = (text: string, decimals: number): string =>
  formatAmount({ units: unitsUp(text, decimals), decimals });

/**
 * The rule behind a quote. The service fee is a share rounded up to a whole unit, so the greatest share that gives the
 * quote is taken: an estimate never below what was quoted.
 */
const ruleOf = (fee: QuotedFee, decimals: number): FeeRule => {
  const amount = unitsUp(fee.amount, decimals);
  const service = unitsUp(fee.serviceFee, decimals);
  const share = amount === 0n ? 0n : (service * 10_000n) / amount;
  const isDeducted = unitsUp(fee.gross, decimals) === amount;
  return {
    feeSide: isDeducted ? 'deducted' : 'on-top',
    serviceFeeBasisPoints: Number(share),
  };
};

const NO_FEES: FeeRule = { feeSide: 'on-top', serviceFeeBasisPoints: 0 };

/** Documented by the vendor, or by practice itself where it is the gateway meant. */
const documented = ({ currency, judgesAddresses }: Described): PracticeCurrency | undefined =>
  practiceCurrencyTable.find(
    ({ id, code, network, source }) =>
      id === currency.id &&
      code === currency.code &&
      network === currency.network &&
      (judgesAddresses || source === 'reference'),
  );

/** One entry of the table: as described, and as documented where the description is silent. */
export const tableEntry = (described: Described): PracticeCurrency => {
  const { currency, free, fee, judgesAddresses } = described;
  const { decimals } = currency;
  const known = documented(described);
  const minimum = currency.minWithdraw ?? known?.minWithdraw ?? null;
  return {
    ...currency,
    usdRate: currency.usdRate ?? '0',
    minDeposit: currency.minDeposit ?? '0',
    minWithdraw: minimum === null ? null : textUp(minimum, decimals),
    chain: judgesAddresses ? (known?.chain ?? 'other') : 'other',
    networkFee: fee === null ? '0' : textUp(fee.networkFee, decimals),
    fees: fee === null ? NO_FEES : ruleOf(fee, decimals),
    startingBalance: formatAmount(free),
    source: 'practice',
  };
};
