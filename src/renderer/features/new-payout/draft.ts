/** One payout as typed so far, and what of it may be sent on. */
import type { CallInput } from '#contract/contract.ts';
import type { CurrencyView } from '#contract/views/money.ts';
import type { PayoutPreviewView } from '#contract/views/payout.ts';
import type { RowField, RowIssue } from '#core/import/row.ts';

export interface Draft {
  readonly currencyId: number | null;
  readonly address: string;
  readonly tag: string;
  readonly amount: string;
  /** "USD", or the code of the currency itself. */
  readonly unit: string;
  readonly reference: string;
  readonly beneficiary: string;
  readonly note: string;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** A reference nobody has used at this second: "P-20261123-140211", in the operator's own time. */
export const suggestReference = (now: Date): string => {
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  return `P-${day}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
};

export const emptyDraft = (now: Date): Draft => ({
  currencyId: null,
  address: '',
  tag: '',
  amount: '',
  unit: 'USD',
  reference: suggestReference(now),
  beneficiary: '',
  note: '',
});

/** Another currency keeps the words but not what belongs to a network; the unit stays USD only where there is a rate. */
export const withCurrency = (draft: Draft, currency: CurrencyView): Draft => ({
  ...draft,
  currencyId: currency.id,
  tag: currency.tag === 'none' ? '' : draft.tag,
  unit: draft.unit === 'USD' && currency.usdRate !== null ? 'USD' : currency.code,
});

/** What `payout.preview` and `payout.create` take, or null before a currency is chosen. */
export const inputOf = (draft: Draft): CallInput<'payout.preview'> | null => {
  const { currencyId, unit, ...rest } = draft;
  if (currencyId === null) return null;
  const spaceless = rest.amount.replaceAll(/\s/gu, '');
  return {
    ...rest,
    currencyId,
    amountUnit: unit,
    address: rest.address.trim(),
    tag: rest.tag.trim(),
    amount: spaceless,
    reference: rest.reference.trim(),
  };
};

/** Issues of one field, shown once the person has been there. */
export const issuesOf = (
  preview: PayoutPreviewView | null,
  fields: readonly (RowField | null)[],
): readonly RowIssue[] => preview?.issues.filter(({ column }) => fields.includes(column)) ?? [];

/** Nothing stands in the way: the preview answers this very draft, has no error and knows what is paid. */
export const isPayable = (preview: PayoutPreviewView | null): boolean =>
  preview !== null &&
  preview.pays !== null &&
  preview.issues.every(({ level }) => level !== 'error');
