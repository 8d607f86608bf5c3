/** A payout's life and the balance around it → the evidence on the Unknown desk. */
import type { BalanceEvidenceView, EvidenceStepView } from '#contract/views/unknown.ts';
import type { Entry, EntryBody } from '#core/audit/entry.ts';
import { sentenceOf } from '#core/audit/trail.ts';
import { compareAmounts, formatAmount, subtractAmounts } from '#core/money/amount.ts';
import { currencyLabel } from '#core/money/currency.ts';
import { boundsOfConversion } from '#core/payout/fiat-exact.ts';
import { balanceVerdict } from '#core/track/balance-evidence.ts';
import { wireAddress } from '#core/track/reading.ts';
import type { BalancesAt, Evidence, PayoutRecord } from '../ports/ledger.ts';
import { iso } from './present-money.ts';

/** Characters of a raw reply that are shown. */
const RAW_SHOWN = 400;

const kindOf = ({ body, actor }: Entry): EvidenceStepView['kind'] => {
  switch (body.kind) {
    case 'payout.moved':
      if (body.to === 'SEND_STARTED') return 'sent';
      return actor.kind === 'person' ? 'decision' : 'other';
    case 'reply.stored':
      return 'reply';
    case 'reading.stored':
      return 'look-up';
    case 'alarm.raised':
      return 'alarm';
    default:
      return 'other';
  }
};

/** What the request said: a coin amount, or a fiat amount to be converted. */
const askedWords = ({ amount, asked, destination, fiatExact }: PayoutRecord): string =>
  fiatExact === undefined
    ? `${formatAmount(amount)} ${currencyLabel(destination)}`
    : `${asked.amount} ${asked.unit} in ${currencyLabel(destination)}`;

const sentSentence = (payout: PayoutRecord): string =>
  `Asked the gateway to send ${askedWords(payout)} to ${wireAddress(payout.destination)} under look-up id ${payout.orderId}.`;

const stepOf = (entry: Entry, payout: PayoutRecord): EvidenceStepView => {
  const kind = kindOf(entry);
  const { body } = entry;
  return {
    seq: entry.seq,
    kind,
    at: iso(entry.at),
    until: null,
    times: 1,
    actor: entry.actor.kind === 'system' ? 'Purser' : entry.actor.name,
    sentence: kind === 'sent' ? sentSentence(payout) : sentenceOf(entry),
    raw: body.kind === 'reply.stored' ? body.reply.body.slice(0, RAW_SHOWN) : null,
  };
};

const repeats = (last: EvidenceStepView | undefined, next: EvidenceStepView): boolean =>
  last?.kind === 'look-up' && next.kind === 'look-up' && last.sentence === next.sentence;

const SHOWN: ReadonlySet<EntryBody['kind']> = new Set([
  'payout.moved',
  'reply.stored',
  'reading.stored',
  'alarm.raised',
]);

/** The entry at which the last request may have begun to leave, or null. */
export const sentEntry = (life: readonly Entry[]): Entry | null =>
  life.findLast(({ body }) => body.kind === 'payout.moved' && body.to === 'SEND_STARTED') ?? null;

/** The life from the last request on, equal look-ups in a row gathered; the whole life when nothing ever left. */
const lifeSteps = (payout: PayoutRecord, life: readonly Entry[]): readonly EvidenceStepView[] => {
  const from = sentEntry(life)?.seq ?? 0;
  const steps: EvidenceStepView[] = [];
  for (const entry of life) {
    if (entry.seq < from || !SHOWN.has(entry.body.kind)) continue;
    const step = stepOf(entry, payout);
    const last = steps.at(-1);
    if (last !== undefined && repeats(last, step)) {
      steps[steps.length - 1] = { ...last, until: step.at, times: last.times + 1 };
    } else {
      steps.push(step);
    }
  }
  return steps;
};

const heldIn = (reading: BalancesAt | null, payout: PayoutRecord) =>
  reading?.balances.find(({ currencyId }) => currencyId === payout.destination.currencyId)?.held ??
  null;

const balanceStep = (reading: BalancesAt, payout: PayoutRecord): EvidenceStepView => {
  const held = heldIn(reading, payout);
  const amount = held === null ? 'nothing' : formatAmount(held);
  return {
    seq: reading.seq,
    kind: 'balance',
    at: iso(reading.at),
    until: null,
    times: 1,
    actor: 'Purser',
    sentence: `The gateway said that it held ${amount} ${currencyLabel(payout.destination)}.`,
    raw: null,
  };
};

type Around = Awaited<ReturnType<Evidence['balancesAround']>>;

const NO_BALANCES: Around = { before: null, after: null, othersSent: false };

const presentBalance = (payout: PayoutRecord, around: Around): BalanceEvidenceView => {
  const before = heldIn(around.before, payout);
  const after = heldIn(around.after, payout);
  const { amount } = payout;
  const enough = before !== null && compareAmounts(before, amount) >= 0;
  return {
    verdict: balanceVerdict(boundsOfConversion(payout)?.least ?? amount, {
      before,
      after,
      othersSent: around.othersSent,
    }),
    before:
      around.before === null || before === null
        ? null
        : { at: iso(around.before.at), held: formatAmount(before) },
    after:
      around.after === null || after === null
        ? null
        : { at: iso(around.after.at), held: formatAmount(after) },
    expected: enough ? formatAmount(subtractAmounts(before, amount)) : null,
  };
};

/** Steps in the order of the ledger, with the balance before and after among them. */
export const presentEvidence = async (
  evidence: Evidence,
  payout: PayoutRecord,
  life: readonly Entry[],
): Promise<{
  readonly steps: readonly EvidenceStepView[];
  readonly balance: BalanceEvidenceView;
}> => {
  const sent = sentEntry(life);
  const { currencyId } = payout.destination;
  const around =
    sent === null
      ? NO_BALANCES
      : await evidence.balancesAround({ payoutId: payout.id, currencyId, sentSeq: sent.seq });
  const readings = [around.before, around.after].filter((reading) => reading !== null);
  const steps = [
    ...lifeSteps(payout, life),
    ...readings.map((reading) => balanceStep(reading, payout)),
  ].sort((a, b) => a.seq - b.seq);
  return { steps, balance: presentBalance(payout, around) };
};
