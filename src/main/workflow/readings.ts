/** What an answer about one payout changes: its state, its evidence, or nothing. */
import type { Entry, EntryBody } from '#core/audit/entry.ts';
import { differencesOf, evidenceAgainst, meaningOf } from '#core/track/reading.ts';
import { provenElapsed } from '#core/track/release.ts';
import type { Withdrawal } from '#core/payout/payout.ts';
import type { PayoutEvent } from '#core/payout/transition.ts';
import type { Lookup, LookupKey } from '../ports/gateway.ts';
import type { PayoutRecord } from '../ports/ledger.ts';
import { alarmEntry, moveEntry, stopReason, SYSTEM } from './engine.ts';
import type { TrackNeeds } from './track.ts';

const keyOf = (payout: PayoutRecord): LookupKey =>
  payout.withdrawalId === null
    ? { by: 'orderId', orderId: payout.orderId }
    : { by: 'withdrawalId', withdrawalId: payout.withdrawalId };

/** An answer about a payout as a fact. */
export const readingEntry = (
  payout: PayoutRecord,
  answer: Lookup,
): Extract<EntryBody, { kind: 'reading.stored' }> => {
  const said = answer.kind === 'found' ? answer.withdrawal : null;
  return {
    kind: 'reading.stored',
    payoutId: payout.id,
    by: keyOf(payout).by,
    outcome: answer.kind,
    status: said?.status ?? null,
    chainHash: said?.chainHash ?? null,
    debited: said?.debited ?? null,
    networkFee: said?.networkFee ?? null,
    serviceFee: said?.serviceFee ?? null,
    confirmations: said?.confirmations ?? null,
    detail: detailOf(answer),
  };
};

const detailOf = (answer: Lookup): string | null => {
  if (answer.kind === 'not-found') return answer.message;
  if (answer.kind === 'found') return null;
  return answer.failure.kind === 'refused' ? answer.failure.message : answer.failure.detail;
};

/** Whether a reading says anything the ledger does not know yet; polling alone must not grow the chain. */
const isNews = (payout: PayoutRecord, said: Withdrawal): boolean =>
  said.chainHash !== payout.chainHash ||
  said.confirmations !== payout.confirmations ||
  said.debited !== payout.debited ||
  said.networkFee !== payout.networkFee ||
  said.serviceFee !== payout.serviceFee;

/** The payout's way out of UNKNOWN: the gateway has it, and every field agrees or does not. */
const adoptUnknown = (payout: PayoutRecord, said: Withdrawal): readonly EntryBody[] => {
  const found = { withdrawalId: said.withdrawalId, said: said.amount };
  const differs = evidenceAgainst(payout, said);
  if (differs.length === 0) return [moveEntry(payout, 'lookup-found', found)];
  const detail = differs.join('; ');
  return [
    moveEntry(payout, 'lookup-found-differs', { ...found, detail }),
    alarmEntry(payout.id, detail),
  ];
};

/**
 * The readings of "error" in the unbroken row that lasts until now: how long ago the earliest was for certain, ms,
 * and whether one was made since this start. Across starts the wall clock may have been set, so only time that this
 * start has seen itself counts.
 */
const errorsUntilNow = async (
  { ledger, clock }: TrackNeeds,
  payoutId: string,
): Promise<{ readonly agoMs: number | null; readonly sinceStart: boolean }> => {
  let row: Entry[] = [];
  for (const entry of await ledger.entriesOf({ payoutId })) {
    const { body } = entry;
    if (body.kind !== 'reading.stored' || body.outcome !== 'found') continue;
    if (body.status === 'error') row.push(entry);
    else row = [];
  }
  const now = { at: clock.now(), mono: clock.mono(), bootId: clock.bootId };
  const ages = row.map((entry) =>
    entry.bootId === now.bootId ? now.mono - entry.mono : provenElapsed(entry, now),
  );
  return {
    agoMs: ages.length === 0 ? null : Math.max(...ages),
    sinceStart: row.some((entry) => entry.bootId === clock.bootId),
  };
};

const alreadyRaised = async (
  { ledger }: TrackNeeds,
  payoutId: string,
  detail: string,
): Promise<boolean> =>
  (await ledger.entriesOf({ payoutId })).some(
    ({ body }) => body.kind === 'alarm.raised' && body.detail === detail,
  );

/** What a person must hear about a change of state that the table allows all the same; null when it is an ordinary one. */
const strangeAbout = async (
  { ledger }: TrackNeeds,
  payoutId: string,
  event: PayoutEvent,
): Promise<string | null> => {
  if (event === 'status-failed-with-debit') return 'the gateway reports an error, and money taken';
  if (event !== 'status-paid') return null;
  const life = await ledger.entriesOf({ payoutId });
  const wasError = life.some(
    ({ body }) => body.kind === 'reading.stored' && body.status === 'error',
  );
  return wasError ? 'gateway reported error and now says success' : null;
};

const applyStatus = async (
  needs: TrackNeeds,
  payout: PayoutRecord,
  answer: Lookup & { kind: 'found' },
): Promise<readonly EntryBody[]> => {
  const said = answer.withdrawal;
  const errors = said.status === 'error' ? await errorsUntilNow(needs, payout.id) : null;
  const meaning = meaningOf(payout.state, said, {
    differs: differencesOf(payout, said),
    firstErrorAgoMs: errors?.agoMs ?? null,
    secondReadingMs: needs.secondReadingMs,
  });
  const reading = readingEntry(payout, answer);
  switch (meaning.kind) {
    case 'event': {
      const facts = { chainHash: said.chainHash, withdrawalId: said.withdrawalId };
      const moved = [reading, moveEntry(payout, meaning.event, facts)];
      const strange = await strangeAbout(needs, payout.id, meaning.event);
      return strange === null ? moved : [...moved, alarmEntry(payout.id, strange)];
    }
    case 'alarm':
      return (await alreadyRaised(needs, payout.id, meaning.detail))
        ? []
        : [reading, alarmEntry(payout.id, meaning.detail)];
    case 'suspect-failure':
      return errors?.sinceStart === true ? [] : [reading];
    case 'wait':
      return isNews(payout, said) ? [reading] : [];
  }
};

/** The gateway has a withdrawal for a payout that the ledger does not call sent: one alarm, and no move. */
const contradict = async (
  needs: TrackNeeds,
  payout: PayoutRecord,
  answer: Lookup,
): Promise<readonly EntryBody[]> => {
  const detail = `the gateway has a withdrawal for this payout, which is ${payout.state} here`;
  if (await alreadyRaised(needs, payout.id, detail)) return [];
  return [readingEntry(payout, answer), alarmEntry(payout.id, detail)];
};

const entriesFor = async (
  needs: TrackNeeds,
  payout: PayoutRecord,
  answer: Lookup,
): Promise<readonly EntryBody[]> => {
  if (payout.state === 'UNKNOWN') {
    const adopted = answer.kind === 'found' ? adoptUnknown(payout, answer.withdrawal) : [];
    return [readingEntry(payout, answer), ...adopted];
  }
  if (answer.kind !== 'found') return [];
  switch (payout.state) {
    case 'ACCEPTED':
    case 'PENDING':
    case 'CONFIRMED':
    case 'FAILED_GATEWAY':
      return applyStatus(needs, payout, answer);
    case 'HELD':
      return isNews(payout, answer.withdrawal) ? [readingEntry(payout, answer)] : [];
    case 'CLAIMED':
    case 'SEND_STARTED':
      // What is being sent is the dispatcher's; its own look-ups and the reply decide.
      return [];
    default:
      return contradict(needs, payout, answer);
  }
};

/** Asks the gateway about a payout once and records what follows from the answer. */
export const recordAnswer = async (needs: TrackNeeds, payout: PayoutRecord): Promise<void> => {
  const answer = await needs.gateway.lookup(keyOf(payout));
  const entries = await entriesFor(needs, payout, answer);
  if (entries.length > 0) await needs.ledger.append(SYSTEM, entries);
  for (const entry of entries) {
    if (entry.kind === 'alarm.raised') needs.alarmed?.(stopReason('held', entry.detail, payout.id));
  }
  needs.changed({ batchId: payout.batchId, payoutId: payout.id });
};
