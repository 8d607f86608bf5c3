/**
 * Entries of the ledger as English sentences: a payout's life as a person reads it.
 */
import type { RunChoices } from '../dispatch/choices.ts';
import { formatAmount } from '../money/amount.ts';
import { currencyLabel } from '../money/currency.ts';
import { rateWords } from '../money/fiat-rate.ts';
import { modeOf, percentText, type MoneyTerms } from '../money/terms.ts';
import type { PayoutEvent } from '../payout/transition.ts';
import { coveredWords } from '../payout/covered.ts';
import type { Entry, EntryBody, RunState, StopReason } from './entry.ts';

/** What each event says happened; never more than it proves. */
const EVENT_WORDS: Readonly<Record<PayoutEvent, string>> = {
  validated: 'Checked and ready',
  edited: 'Edited',
  submitted: 'Submitted for review',
  approved: 'Approved for sending',
  returned: 'Returned for correction',
  'approval-lapsed': 'The approval lapsed; it needs review again',
  claimed: 'Taken up for sending',
  'not-sendable': 'Could not be sent, and nothing left this computer; it waits again',
  'digest-mismatch': 'Held: the content differs from what was approved',
  'preflight-found': 'The gateway already has this payout; it was not sent again',
  'preflight-found-differs': 'Held: the gateway already has this payout with other details',
  'send-started': 'Sending began; from here a request may have left',
  'reply-accepted': 'The gateway accepted it',
  'reply-differs': 'Held: the reply of the gateway differs from what was sent',
  'reply-refused': 'The gateway refused it',
  unanswered: 'No clear answer came; it may or may not have been sent',
  'lookup-found': 'Found at the gateway: it was sent',
  'lookup-found-differs': 'Held: the gateway has it with other details',
  'lookup-inconclusive': 'Looked up without a clear answer; still unknown',
  'withdrawal-entered': 'A withdrawal id was entered and agrees with the gateway',
  'declared-not-sent': 'Declared not sent',
  'pay-after-not-sent': 'To be paid after it was declared not sent',
  'do-not-pay': 'Held: not to be paid for now',
  'write-off': 'Written off: not to be paid',
  'status-pending': 'The gateway is still working on it',
  'status-paid': 'Paid: the gateway reports success',
  'status-failed': 'The gateway reports that it failed',
  'status-failed-with-debit': 'Held: reported as failed although money was debited',
  'pay-again': 'To be paid again after the gateway failed it',
  'retry-unchanged': 'Submitted again unchanged after the refusal',
  released: 'Released for a new review',
  'evidence-accepted': 'Evidence shows that the gateway accepted it',
  'evidence-inconclusive': 'The evidence does not settle it; unknown',
  cancelled: 'Cancelled',
};

const RUN_WORDS: Readonly<Record<RunState, string>> = {
  submitted: 'The batch waits for review',
  approved: 'The batch is approved',
  running: 'Sending runs',
  paused: 'Sending is paused',
  finished: 'Every payout of the batch was sent or settled',
  returned: 'The batch was returned for correction',
  cancelled: 'The batch was cancelled',
};

/** Why a run stopped, in a few words that end a sentence. */
export const REASON_WORDS: Readonly<Record<StopReason['code'], string>> = {
  'operator-paused': 'paused by a person',
  'operator-stopped': 'stopped by a person',
  restart: 'Purser was closed',
  sleep: 'this computer went to sleep',
  'clocks-moved': 'the clocks of this computer jumped',
  'approval-lapsed': 'the approval was older than two hours',
  'unknown-outcome': 'the outcome of a payout is not known',
  held: 'a payout is held',
  refused: 'the gateway refused a payout',
  'not-authorised': 'the gateway did not accept the key, the signature or this address',
  'gateway-unreachable': 'the gateway cannot be reached',
  'tls-failed': 'the connection to the gateway is not trustworthy',
  'rate-limited': 'the gateway asks for fewer requests',
  'balance-unreadable': 'the balance cannot be read',
  'balance-too-low': 'the balance is too low',
  'funds-short': 'not everything could be paid, so nothing was sent',
  'passed-over': 'payouts that could not be paid were passed over',
  'limit-reached': 'a limit of this computer’s policy was reached',
  'keychain-locked': 'the keychain is locked',
  'storage-failed': 'the disk failed',
  'currency-gone': 'the gateway no longer lists a currency',
  'rates-stale': 'the rates have moved too far',
  'spacing-lost': 'the time since the last request is not certain',
  internal: 'a fault in Purser',
};

const ORDER_WORDS: Readonly<Record<RunChoices['order'], string>> = {
  'smallest-first': 'the smallest first',
  file: 'in the order of the file',
};

const FUNDING_WORDS: Readonly<Record<RunChoices['funding'], string>> = {
  strict: 'all or nothing',
  partial: 'as far as the money goes',
};

const READING_WORDS = {
  found: 'Asked the gateway: it has this payout',
  'not-found': 'Asked the gateway: it does not know this payout',
  failed: 'Asked the gateway, without a usable answer',
} as const;

/** Joins what happened with what was seen, as one sentence. */
const sentence = (words: string, ...more: readonly (string | null)[]): string => {
  const seen = more.filter((part) => part !== null && part !== '');
  return `${[words, ...seen].join('; ').replace(/\.+$/, '')}.`;
};

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const named = (name: string, value: string | number | null): string | null =>
  value === null ? null : `${name} ${value}`;

/** One entry as one English sentence. Amounts are exact; nothing is said that the entry does not prove. */
export const sentenceOf = ({ body }: Pick<Entry, 'body'>): string => {
  switch (body.kind) {
    case 'payout.submitted':
      return submittedSentence(body);
    case 'payout.moved': {
      const id = named('withdrawal', body.withdrawalId);
      const sent = named('converted by the gateway to', body.sent ?? null);
      return sentence(
        EVENT_WORDS[body.event],
        body.detail,
        sent,
        id,
        named('hash', body.chainHash),
      );
    }
    case 'reading.stored':
      return readingSentence(body);
    case 'reply.stored':
      return sentence(
        `The reply of the gateway was stored as it came, status ${body.reply.status}`,
      );
    case 'run.moved': {
      const why = body.reason === null ? null : REASON_WORDS[body.reason.code];
      return sentence(RUN_WORDS[body.to], why, body.reason?.detail ?? null);
    }
    case 'batch.submitted': {
      const { rowsInFile, rowsExcluded, rowsWithErrors, rowsAdded = 0, changes } = body.batch;
      const left = `${rowsExcluded} excluded, ${rowsWithErrors} with errors`;
      const added = rowsAdded === 0 ? '' : `${rowsAdded} added in Purser, `;
      const rows = `${plural(rowsInFile, 'row')}, ${added}${left}`;
      const edits =
        changes === undefined
          ? null
          : `${plural(changes.count, 'change')} made in Purser, record ${changes.digest.slice(0, 16)}`;
      const mode = modeOf(body.batch.basis ?? {});
      const converts = mode === 'fiat-exact' ? 'the gateway converts fiat amounts' : null;
      return sentence(`Submitted “${body.batch.name}”`, rows, converts, edits);
    }
    default:
      return otherSentence(body);
  }
};

type Detailed =
  | 'payout.submitted'
  | 'payout.moved'
  | 'reading.stored'
  | 'reply.stored'
  | 'run.moved'
  | 'batch.submitted';

const otherSentence = (body: Exclude<EntryBody, { kind: Detailed }>): string => {
  switch (body.kind) {
    case 'ledger.opened':
      return sentence(`Purser ${body.version} opened the ledger`);
    case 'ledger.unlocked': {
      const behind = body.anchor === null ? 'no head was kept here' : `head ${body.head.seq}`;
      const kept = named('kept head', body.anchor?.seq ?? null);
      return sentence('A person compared it and unlocked the ledger', behind, kept, body.reason);
    }
    case 'batch.approved':
      return sentence(
        'Reviewed and released',
        body.singlePerson ? 'one person confirmed twice' : 'a second person confirmed',
        body.choices === undefined ? null : ORDER_WORDS[body.choices.order],
        body.choices === undefined ? null : FUNDING_WORDS[body.choices.funding],
        named('fingerprint', body.fingerprint),
      );
    case 'send.ended':
      return sentence('The attempt to send ended');
    case 'balance.read':
      return sentence(`Read ${plural(body.balances.length, 'balance')} at the gateway`);
    case 'capability.proven':
      return sentence('The gateway answered a look-up by our order id: look-ups can be relied on');
    case 'alarm.raised':
      return sentence('Alarm', body.detail);
    case 'rate.recorded': {
      const before = named('instead of', body.insteadOf);
      return sentence(`Reference rate ${rateWords(body.given)}`, body.given.source, before);
    }
    case 'rate.confirmed':
      return sentence(
        `Took ${body.rate} USD as right for currency ${body.currencyId}`,
        named('instead of', body.insteadOf),
      );
    case 'terms.changed':
      return sentence('The bounds for rates and fees were changed', termsWords(body.terms));
    case 'carried.written-off':
      return sentence(`Wrote off what row ${body.row} had carried forward`, body.reason);
    default:
      return sentence(`Exported the report (${body.format})`, body.fileName);
  }
};

const termsWords = (terms: MoneyTerms): string => {
  const { drift, rateBand, feeShare, fiatRateHours } = terms;
  const moves = `stablecoins ${percentText(drift.stable)} %, others ${percentText(drift.other)} %`;
  const looks = `new rates ${percentText(rateBand)} %, fees ${percentText(feeShare)} %`;
  return `${moves}, ${looks}, reference rates ${fiatRateHours} h, ${modeOf(terms)}`;
};

const submittedSentence = (body: Extract<EntryBody, { kind: 'payout.submitted' }>): string => {
  const { destination, asked, rate, fiatExact } = body.content;
  const amount = formatAmount(body.content.amount);
  const written = `${asked.amount} ${asked.unit}`;
  const coin = currencyLabel(destination);
  const pays =
    fiatExact === undefined
      ? `${amount} ${coin}`
      : `${written}, converted by the gateway to ${coin},`;
  const tag = destination.tag === null ? '' : ` with tag ${destination.tag}`;
  const basis =
    fiatExact === undefined
      ? `${written} at ${rate} USD`
      : `about ${amount} at ${rate} USD, at most ${percentText(fiatExact.bound)} % from it`;
  const converted = rate === null ? null : basis;
  const again = body.epoch > 1 ? `payment ${body.epoch} of this payout` : null;
  const words = `Submitted: ${pays} to ${destination.address}${tag}`;
  const passed = (body.overrides ?? []).map(({ by, reason, resembles }) =>
    resembles === undefined
      ? `although it may be a repeat, by ${by}: “${reason}”`
      : `although its address looks like ${resembles}, by ${by} who compared the two: “${reason}”`,
  );
  if (body.noTag === true) passed.push('without a tag, because its row says that none is needed');
  const others = (body.covers ?? []).map((covered) => `pays ${coveredWords(covered)} too`);
  return sentence(words, converted, again, ...others, ...passed);
};

const readingSentence = (body: Extract<EntryBody, { kind: 'reading.stored' }>): string => {
  const confirmed = body.confirmations === null ? null : plural(body.confirmations, 'confirmation');
  const hash = named('hash', body.chainHash);
  const debited = named('debited', body.debited);
  const status = named('status', body.status);
  return sentence(READING_WORDS[body.outcome], status, hash, confirmed, debited, body.detail);
};
