/**
 * What a callback says on the wire, in both forms (gateway reference section 4). The receiver's reading of it is
 * written apart from this, so that a misreading in one shows as a failing test.
 */
import { createHmac } from 'node:crypto';
import type { CallbackSwitches } from './callback-switches.ts';
import { padZeros } from './protocol.ts';
import { canonicalText, phpEncode, signatureOf, type Credentials } from './signature.ts';

/** A deposit as the gateway tells of it. Amounts are decimal text in the paid currency. */
export interface DepositTold {
  readonly currencyId: number;
  readonly orderId: string;
  readonly amount: string;
  /** What is credited of it. */
  readonly amountReceive: string;
  readonly feeService: string;
  readonly feeNetwork: string;
  readonly txhash: string;
  readonly addressTo: string;
  readonly tag: number | null;
  readonly confirmations: number;
}

/** One state of a withdrawal as the gateway tells of it. */
export interface WithdrawalTold {
  readonly currencyId: number;
  readonly orderId: string | null;
  readonly transactionId: string;
  readonly approve: number;
  readonly amount: string;
  readonly addressTo: string;
  readonly txhash: string;
}

/** One request to the Notification URL. */
export interface CallbackText {
  readonly form: 'v2' | 'v1';
  readonly contentType: string;
  readonly body: string;
  /** The header, where the form has one and the callback is signed at all. */
  readonly signature: string | null;
}

type Spelling = Pick<CallbackSwitches, 'signs' | 'fault'>;

/** The present form of a deposit. */
export const depositText = (
  credentials: Credentials,
  told: DepositTold,
  spelling: Spelling,
): CallbackText =>
  signedJson(credentials, spelling, (platformId) => ({
    type: 'deposit',
    platformId,
    paymentId: told.currencyId,
    orderId: told.orderId,
    amount: told.amount,
    amountReceive: told.amountReceive,
    feeService: told.feeService,
    feeNetwork: told.feeNetwork,
    txhash: told.txhash,
    addressFrom: '',
    addressTo: told.addressTo,
    ...(told.tag !== null && { destinationTag: told.tag }),
    confirmations: told.confirmations,
  }));

/** The one form of a withdrawal. */
export const withdrawalText = (
  credentials: Credentials,
  { currencyId, orderId, ...told }: WithdrawalTold,
  spelling: Spelling,
): CallbackText =>
  signedJson(credentials, spelling, (platformId) => ({
    type: 'withdraw',
    platformId,
    paymentId: currencyId,
    ...(orderId !== null && { orderId }),
    transactionId: told.transactionId,
    approve: told.approve,
    amount: told.amount,
    addressTo: told.addressTo,
    txhash: told.txhash,
  }));

const signedJson = (
  credentials: Credentials,
  { signs, fault }: Spelling,
  fields: (platformId: number) => Readonly<Record<string, unknown>>,
): CallbackText => {
  const signer = signerUnder(credentials, fault);
  const value = fields(signer.platformId);
  const body = JSON.stringify(value);
  const text = signs === 'raw' ? body : signs === 'php' ? phpEncode(value) : canonicalText(value);
  const signature = fault === 'unsigned' ? null : signatureOf(signer, text);
  return { form: 'v2', contentType: 'application/json', body, signature };
};

/** The older form of a deposit, with 18 decimals and the hash among its fields. */
export const depositForm = (
  credentials: Credentials,
  told: DepositTold,
  { fault }: Spelling,
): CallbackText => {
  const { platformId, apiKey } = signerUnder(credentials, fault);
  const fields = new URLSearchParams({
    platform_id: String(platformId),
    payment_id: String(told.currencyId),
    order_id: told.orderId,
    amount: padZeros(told.amount),
    txhash: told.txhash,
    address_from: '',
    address_to: told.addressTo,
    fee: told.feeService,
    confirmations: String(told.confirmations),
    ...(told.tag !== null && { tag: String(told.tag) }),
  });
  const text = fields.toString();
  const hash = createHmac('sha256', apiKey).update(text).digest('hex');
  const body = fault === 'unsigned' ? text : `${text}&hash=${hash}`;
  const contentType = 'application/x-www-form-urlencoded';
  return { form: 'v1', contentType, body, signature: null };
};

const signerUnder = (credentials: Credentials, fault: CallbackSwitches['fault']): Credentials => {
  if (fault === 'forged') return { ...credentials, apiKey: `${credentials.apiKey}-of-somebody` };
  return fault === 'other-platform'
    ? { ...credentials, platformId: credentials.platformId + 1 }
    : credentials;
};
