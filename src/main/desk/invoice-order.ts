/** What a person typed for an invoice, read and checked before anything is recorded. */
import type { InvoiceKind, InvoiceOrder, Payer } from '#core/receive/invoice.ts';
import { readInvoiceAmount, readPayer } from '#core/receive/payer.ts';
import { readReference } from '#core/receive/reference.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { CurrencyDesk } from './currencies.ts';
import { receiveProblem, type ReceiveProblem } from './receive-problem.ts';

/** Every text as typed. */
export interface InvoiceWish {
  readonly reference: string;
  readonly amount: string;
  readonly symbol: string;
  readonly kind: InvoiceKind;
  readonly currencyIds: readonly number[];
  readonly payer: Payer;
  readonly note: string;
  /** Reference of the invoice whose rest is asked for; null otherwise. */
  readonly restOf: string | null;
  readonly by: string;
}

const wrong = (message: string, field: string): { ok: false; error: ReceiveProblem } =>
  err(receiveProblem('invalid-input', message, field));

/** The order to record and send. Errors: words for people, `detail` names the field; nothing was recorded. */
export const readOrder = (
  currencies: Pick<CurrencyDesk, 'find'>,
  wish: InvoiceWish,
): Result<InvoiceOrder, ReceiveProblem> => {
  const reference = readReference(wish.reference);
  if (!reference.ok) return wrong(reference.error, 'reference');
  const amount = readInvoiceAmount(wish.amount);
  if (!amount.ok) return wrong(amount.error, 'amount');
  const symbol = wish.symbol.trim().toUpperCase();
  if (!/^[A-Z0-9]{2,10}$/.test(symbol)) {
    return wrong(`“${wish.symbol}” is no code of a currency, such as USD or USDT.`, 'symbol');
  }
  const payer = readPayer(wish.payer);
  if (!payer.ok) return wrong(payer.error, 'payer');
  const gone = wish.currencyIds.find((id) => currencies.find(id) === undefined);
  if (gone !== undefined) {
    return wrong(
      `The gateway does not list currency ${gone} now. Take it off the list of what may be paid, and try again.`,
      'currencyIds',
    );
  }
  // Fiat alone leaves no coin to choose.
  const currencyIds = wish.kind === 'fiat' ? [] : [...new Set(wish.currencyIds)];
  return ok({
    reference: reference.value,
    amount: amount.value,
    symbol,
    kind: wish.kind,
    currencyIds,
    payer: payer.value,
  });
};
