/**
 * Everything about the vendor that the reference leaves open or that differs between accounts, as switches.
 */
import type { FeeRule } from './currencies.ts';
import type { Drift } from './rates.ts';
import type { SignatureMode } from './signature.ts';

export interface Switches extends FeeRule {
  /** Whether withdrawstatus finds a withdrawal by orderId. */
  readonly lookupByOrderId: boolean;
  /** What withdraw does with an orderId: keep it, refuse the request, or drop it silently. */
  readonly orderIds: 'accepted' | 'rejected' | 'ignored';
  readonly duplicateOrderIds: 'accepted' | 'refused';
  /** Whether the caller's IP stands on the account's list; withdraw alone needs it. */
  readonly ipListed: boolean;
  /** Whether XRP, TON and XLM payouts without a tag are refused. */
  readonly tags: 'optional' | 'required';
  /** Whether the 10/s and 1/s limits hold; the withdraw rule always does. */
  readonly limits: boolean;
  readonly drift: Drift;
  /** Ids switched off for the platform: absent from the list and unknown to withdraw. */
  readonly hiddenCurrencyIds: readonly number[];
  /** Modes in which a signature must be right; fewer imitate a more lenient vendor. */
  readonly signatureModes: readonly SignatureMode[];
  /** Whether the currency list carries the optional `minWithdraw` and `decimals`. */
  readonly listNamesOptional: boolean;
  /** Whether status replies also name transactionId and orderId, which the documented ones do not. */
  readonly statusNamesIds: boolean;
  /** Whether transaction ids contain a slash, which PHP would escape. */
  readonly slashInTransactionIds: boolean;
  /** What createorder does with an orderId it knows. */
  readonly duplicateInvoices: 'accepted' | 'refused';
  /** How long a payment page is open, minutes. */
  readonly invoiceMinutes: number;
  /** How orderstatus names an invoice that is not paid yet: documentation and guide differ. */
  readonly partialWord: 'wait' | 'waiting';
  /** Whether support enabled invoices in fiat for the platform. */
  readonly fiatInvoices: boolean;
  /** Whether `/v3/orderstatus` is there. */
  readonly orderStatusV3: boolean;
  readonly dialect: Dialect;
}

/** How replies spell what they say. */
export interface Dialect {
  readonly resultAs: 'number' | 'text';
  readonly idsAs: 'number' | 'text';
  readonly refusalWord: 'message' | 'error';
  readonly refusalStatus: 200 | 400;
  /** Pads every amount to 18 decimals; the value stays the same. */
  readonly trailingZeros: boolean;
}

/** The documented behaviour, or the reference's best guess where nothing is documented. */
export const documentedSwitches: Switches = {
  feeSide: 'on-top',
  serviceFeeBasisPoints: 50,
  lookupByOrderId: true,
  orderIds: 'accepted',
  duplicateOrderIds: 'accepted',
  ipListed: true,
  tags: 'optional',
  limits: true,
  drift: 'gentle',
  hiddenCurrencyIds: [],
  signatureModes: ['raw', 'php', 'sorted'],
  listNamesOptional: true,
  statusNamesIds: false,
  slashInTransactionIds: false,
  duplicateInvoices: 'refused',
  invoiceMinutes: 120,
  partialWord: 'wait',
  fiatInvoices: false,
  orderStatusV3: true,
  dialect: {
    resultAs: 'number',
    idsAs: 'number',
    refusalWord: 'message',
    refusalStatus: 400,
    trailingZeros: false,
  },
};
