/** Money coming in over HTTP: the port `ReceiveGateway` for one platform. */
import { err, ok, type Result } from '#core/result.ts';
import type { InvoiceOrder } from '#core/receive/invoice.ts';
import type { ReadFailure, WireReply } from '#main/ports/gateway.ts';
import type { InvoiceAnswer, InvoiceLookup, ReceiveGateway } from '#main/ports/receive-gateway.ts';
import { saysNothingFound, speaksOfAccess } from './interpret.ts';
import type { Call, Signer } from './signed.ts';
import type { Transport } from './transport.ts';
import { readEnvelope, type Envelope } from './wire.ts';
import * as wire from './wire-receive.ts';

export interface ReceiveNeeds {
  readonly platformId: number;
  readonly signed: Signer;
  readonly transport: Pick<Transport, 'prepare'>;
  /** A paced read with retries, which may be repeated without harm. */
  readonly ask: (call: Call) => Promise<Result<Envelope, ReadFailure>>;
  /** Waits for the turn of a request that is not repeated. */
  readonly turn: () => Promise<void>;
}

export const makeReceive = (needs: ReceiveNeeds): ReceiveGateway => ({
  depositAddress: async (wanted) => {
    const body = wire.addressRequest(needs.platformId, wanted);
    const answer = await needs.ask({ path: wire.RECEIVE_PATHS.address, body });
    if (!answer.ok) return answer;
    const given = wire.readAddressReply(answer.value.fields);
    if (given !== null) return ok(given);
    return err({ kind: 'unreadable', detail: 'the answer holds no address' });
  },
  createInvoice: (order) => createInvoice(needs, order),
  invoice: invoiceReader(needs),
});

const createInvoice = async (needs: ReceiveNeeds, order: InvoiceOrder): Promise<InvoiceAnswer> => {
  const body = wire.invoiceRequest(needs.platformId, order);
  const request = await needs.signed({ path: wire.RECEIVE_PATHS.createInvoice, body });
  if (!request.ok) return { kind: 'not-sent', detail: request.error.detail };
  await needs.turn();
  // As a withdraw: connected first, so that what fails before has provably sent nothing, and written once.
  const prepared = await needs.transport.prepare(request.value);
  if (!prepared.ok) return { kind: 'not-sent', detail: prepared.error.detail };
  return readCreation(await prepared.value.send(), order);
};

const readCreation = (reply: WireReply, order: InvoiceOrder): InvoiceAnswer => {
  if (reply.kind === 'silence') return { kind: 'unclear', detail: reply.detail };
  const { status, body } = reply.reply;
  const envelope = readEnvelope(body);
  if (envelope?.result === 'yes' && status === 200) {
    const url = wire.readInvoiceLink(envelope.fields, order.reference);
    if (url !== null) return { kind: 'made', url };
    return {
      kind: 'unclear',
      detail: 'the gateway said yes, but its answer holds no link of this invoice',
    };
  }
  const isDefinite = envelope?.result === 'no' && (status === 200 || status === 400);
  if (isDefinite) return { kind: 'refused', message: envelope.message };
  const words =
    envelope === null || envelope.message === '' ? 'no readable answer' : `“${envelope.message}”`;
  return { kind: 'unclear', detail: `HTTP ${status}, ${words}` };
};

const NEGATIVE_STATUSES = [200, 400, 404];

/** Whether a failure may mean that the gateway does not have this version of the call. */
const isUnknownCall = (failure: ReadFailure): boolean =>
  failure.kind === 'unreadable' ||
  (failure.kind === 'refused' && (failure.httpStatus === 404 || failure.httpStatus === 405));

const invoiceReader = (needs: ReceiveNeeds): ReceiveGateway['invoice'] => {
  /** Once version 2 has answered where version 3 did not, version 3 is not asked for again in this process life. */
  let newest: 2 | 3 = 3;
  const ask = async (reference: string, version: 2 | 3): Promise<InvoiceLookup> => {
    const body = wire.invoiceLookupRequest(needs.platformId, reference);
    const answer = await needs.ask({ path: wire.RECEIVE_PATHS.invoice[version], body });
    if (!answer.ok) return toLookup(answer.error);
    const reading = wire.readInvoiceReading(answer.value.fields, { reference, version });
    if (reading !== null) return { kind: 'found', reading };
    const detail = 'the answer names no state of this invoice';
    return { kind: 'failed', failure: { kind: 'unreadable', detail } };
  };
  return async (reference) => {
    if (newest === 2) return ask(reference, 2);
    const answer = await ask(reference, 3);
    if (answer.kind !== 'failed' || !isUnknownCall(answer.failure)) return answer;
    const older = await ask(reference, 2);
    if (older.kind !== 'failed') newest = 2;
    return older;
  };
};

/** Words about access or limits are no answer about an invoice. */
const toLookup = (failure: ReadFailure): InvoiceLookup => {
  const isNegative =
    failure.kind === 'refused' &&
    NEGATIVE_STATUSES.includes(failure.httpStatus) &&
    speaksOfAccess(failure.message) !== 'rate-limited' &&
    saysNothingFound(failure.message);
  return isNegative ? { kind: 'not-found', message: failure.message } : { kind: 'failed', failure };
};
