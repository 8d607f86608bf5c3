/** Callbacks and deposits → what the window sees of them. */
import type {
  CallbackView,
  DepositView,
  DisbelievedView,
  PracticeCallbacksView,
  ProofView,
  ReceiverTestView,
  ReceiverView,
  StrayView,
} from '#contract/views/callback.ts';
import { claimedAmount, type Deposit } from '#core/receive/deposit.ts';
import { compareAmounts } from '#core/money/amount.ts';
import { wireAddress } from '#core/track/reading.ts';
import type { CallbackDesk, PastedProof } from '../desk/callbacks.ts';
import type { Disbelieved, KeptCallback } from '../ports/callbacks.ts';
import type { PayoutRecord } from '../ports/ledger.ts';
import type { PracticeCallbacksState } from '../ports/practice.ts';
import type { SelfTestAnswer } from '../ports/receiver.ts';
import { iso } from './present-money.ts';

/** The path callbacks are received under. */
const PATH = '/callback';

export const presentReceiver = async (desk: CallbackDesk): Promise<ReceiverView> => {
  const { on, port, ipv6, secretPath, tunnel } = await desk.settings();
  const state = desk.receiver.state();
  const path = secretPath === null ? PATH : `${PATH}/${secretPath}`;
  const page = await desk.store.page({ filter: {}, offset: 0, limit: 1 });
  return {
    on,
    port,
    ipv6,
    hasSecretPath: secretPath !== null,
    path,
    localUrls: (ipv6 ? ['127.0.0.1', '[::1]'] : ['127.0.0.1']).map(
      (host) => `http://${host}:${port}${path}`,
    ),
    tunnel,
    state: state.kind === 'on' ? { ...state, since: iso(state.since) } : state,
    closedBecause: desk.closedBecause,
    tally: desk.receiver.tally(),
    stored: page.ok ? page.value.total : null,
  };
};

export const presentCallback = (kept: KeptCallback): CallbackView => {
  const { digest, kind, form, source, claim, times, payoutId } = kept;
  const seen = { firstAt: iso(kept.firstAt), lastAt: iso(kept.lastAt) };
  return { digest, kind, form, source, claim, times, payoutId, ...seen };
};

export const presentDeposit = (
  { key: id, claim, marks, counted, differs, firstAt, lastAt }: Deposit,
  givenOut: DepositView['givenOut'],
): DepositView => {
  const { currencyId, orderId, amount, received, networkFee, serviceFee, chainHash, to, tag } =
    claim;
  return {
    id,
    currencyId,
    orderId,
    amount,
    received,
    counted,
    networkFee,
    serviceFee,
    chainHash,
    address: to,
    tag,
    marks: marks.map((mark) => ({ ...mark, firstAt: iso(mark.firstAt) })),
    differs,
    firstAt: iso(firstAt),
    lastAt: iso(lastAt),
    givenOut,
  };
};

export const presentDisbelieved = ({ counts, samples }: Disbelieved): DisbelievedView => ({
  counts: counts.map((count) => ({ ...count, lastAt: iso(count.lastAt) })),
  samples: samples.map((sample) => ({ ...sample, at: iso(sample.at) })),
});

export const presentProof = ({ proof, known }: PastedProof, ourPlatformId: number): ProofView => {
  const { form, verdict, fits, reading } = proof;
  return {
    form,
    verdict: verdict.kind,
    problem: verdict.kind === 'valid' ? null : verdict.problem,
    fits,
    kind: reading?.kind ?? null,
    platformId: reading?.platformId ?? null,
    ourPlatformId,
    fields: reading?.fields ?? [],
    understood: reading !== null && reading.claim !== null,
    known: known === null ? null : presentCallback(known),
  };
};

export const presentTest = (answers: readonly SelfTestAnswer[]): ReceiverTestView => ({
  problem: null,
  answers: answers.map(({ address, answer }) =>
    answer.ok
      ? { address, status: answer.value.status, text: answer.value.text }
      : { address, status: null, text: answer.error },
  ),
});

const isSameAmount = (a: string | null, payout: PayoutRecord): boolean =>
  a !== null && compareAmounts(claimedAmount(a), payout.amount) === 0;

/** A callback nobody knows, held against a payout whose outcome is unclear; null for what is no withdrawal. */
export const presentStray = (kept: KeptCallback, payout: PayoutRecord): StrayView | null => {
  const { claim } = kept;
  if (claim === null || claim.kind !== 'withdrawal') return null;
  return {
    callback: presentCallback(kept),
    sameCurrency: claim.currencyId === payout.destination.currencyId,
    sameAmount: isSameAmount(claim.amount, payout),
    sameAddress: claim.address === wireAddress(payout.destination),
  };
};

export const presentPracticeCallbacks = (state: PracticeCallbacksState): PracticeCallbacksView => ({
  ...state,
  sent: state.sent.map((one) => ({ ...one, at: iso(one.at) })),
});
