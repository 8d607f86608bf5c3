/** Deposit addresses: asked for once per reference, checked by our own codecs, kept for ever. */
import { checkTag } from '#core/beneficiary/check-tag.ts';
import { readAddress } from '#core/beneficiary/read-address.ts';
import { currencyLabel, type Currency } from '#core/money/currency.ts';
import { familyOf } from '#core/money/network.ts';
import type { AddressPurpose, DepositAddress } from '#core/receive/address.ts';
import { readReference } from '#core/receive/reference.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Clock } from '../ports/host.ts';
import type { GivenAddress, ReceiveGateway } from '../ports/receive-gateway.ts';
import type { Treasury } from '../ports/treasury.ts';
import type { CurrencyDesk } from './currencies.ts';
import {
  gatewayProblem,
  receiveProblem,
  storeProblem,
  type ReceiveProblem,
} from './receive-problem.ts';

export interface DepositNeeds {
  readonly treasury: Pick<Treasury, 'addresses' | 'invoices'>;
  readonly gateway: Pick<ReceiveGateway, 'depositAddress'>;
  readonly currencies: Pick<CurrencyDesk, 'refresh' | 'find'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** What a person asks for; every text as typed. */
export interface DepositWish {
  readonly currencyId: number;
  readonly reference: string;
  readonly purpose: AddressPurpose;
  readonly payer: string;
  readonly note: string;
  /** Who asks. */
  readonly by: string;
}

/** `existing`: the reference was given this address before, and nothing was asked of the gateway. */
export interface DepositAnswer {
  readonly kind: 'given' | 'existing';
  readonly address: DepositAddress;
}

type Answer<T> = Promise<Result<T, ReceiveProblem>>;

/** The address a reference has, or is given now. Nothing moves; asking the gateway twice gives the same address. */
export const askForAddress = async (
  needs: DepositNeeds,
  wish: DepositWish,
): Answer<DepositAnswer> => {
  const reference = readReference(wish.reference);
  if (!reference.ok) return err(receiveProblem('invalid-input', reference.error, 'reference'));
  const before = await addressBefore(needs, reference.value, wish.currencyId);
  if (!before.ok) return before;
  if (before.value !== null) return ok({ kind: 'existing', address: before.value });
  const currency = await currencyOnOffer(needs, wish.currencyId);
  if (!currency.ok) return currency;
  const given = await needs.gateway.depositAddress({
    reference: reference.value,
    currencyId: wish.currencyId,
  });
  if (!given.ok)
    return err(gatewayProblem(given.error, 'No address was given and nothing was recorded.'));
  return keep(
    needs,
    { ...wish, reference: reference.value },
    {
      currency: currency.value,
      given: given.value,
    },
  );
};

/** The address the reference has in this currency, or null; any other use of it is a conflict. */
const addressBefore = async (
  { treasury }: DepositNeeds,
  reference: string,
  currencyId: number,
): Answer<DepositAddress | null> => {
  const [address, invoice] = await Promise.all([
    treasury.addresses.find(reference),
    treasury.invoices.find(reference),
  ]);
  if (!address.ok) return err(storeProblem(address.error));
  if (!invoice.ok) return err(storeProblem(invoice.error));
  if (invoice.value !== null) return err(takenByInvoice(reference));
  if (address.value === null || address.value.currencyId === currencyId) return address;
  const { code, network } = address.value;
  return err(
    receiveProblem(
      'conflict',
      `The reference “${address.value.reference}” already names an address for ${currencyLabel({ code, network })}. No ` +
        'other was asked for: one reference names one address, so that a deposit can be told apart. Give this address ' +
        'a reference of its own.',
    ),
  );
};

const takenByInvoice = (reference: string): ReceiveProblem =>
  receiveProblem(
    'conflict',
    `The reference “${reference}” already names an invoice. No address was asked for. Give this address a reference of ` +
      'its own, so that what comes in can be told apart.',
  );

/** A currency may vanish from the gateway's list between two looks; then nothing is asked. */
const currencyOnOffer = async (
  { currencies }: DepositNeeds,
  currencyId: number,
): Answer<Currency> => {
  await currencies.refresh(false);
  const currency = currencies.find(currencyId);
  if (currency !== undefined) return ok(currency);
  return err(
    receiveProblem(
      'not-found',
      'The gateway does not list this currency now. No address was asked for. Refresh the currencies and choose again.',
    ),
  );
};

const keep = async (
  { treasury, clock }: DepositNeeds,
  wish: DepositWish,
  { currency, given }: { readonly currency: Currency; readonly given: GivenAddress },
): Answer<DepositAnswer> => {
  const { id: currencyId, code, network, minDeposit } = currency;
  const address: DepositAddress = {
    reference: wish.reference,
    purpose: wish.purpose,
    payer: wish.purpose === 'own' ? '' : wish.payer.trim(),
    note: wish.note.trim(),
    currencyId,
    code,
    network,
    ...given,
    minDeposit,
    doubt: doubtAbout(currency, given),
    askedAt: clock.now(),
    by: wish.by,
  };
  const kept = await treasury.addresses.keep(address);
  if (!kept.ok) return err(storeProblem(kept.error));
  return ok(
    kept.value === null ? { kind: 'given', address } : { kind: 'existing', address: kept.value },
  );
};

const COMPARE =
  "Compare it with the gateway's dashboard before anyone pays to it: what goes to a wrong address is lost.";

/** Why an address of the gateway looks wrong by our own check, in words for people; null when it looks right. */
export const doubtAbout = (currency: Currency, { address, tag }: GivenAddress): string | null => {
  const family = familyOf(currency.code, currency.network);
  const label = currencyLabel(currency);
  if (family === null) {
    return `Purser cannot check addresses of ${label}. ${COMPARE}`;
  }
  if (!readAddress(address, family).ok) {
    return `This does not look like an address of ${label}. ${COMPARE}`;
  }
  const wrongTag = tag === null ? null : checkTag(currency, tag, family);
  if (wrongTag?.level === 'error') return `This tag does not look like one of ${label}. ${COMPARE}`;
  if (tag === null && currency.tag === 'required') {
    return `The gateway gave no tag, although ${label} needs one. ${COMPARE}`;
  }
  return null;
};
