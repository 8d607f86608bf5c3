/** What the audit finds about payouts that the gateway converts, from the entries alone. */
import { describe, expect, it } from 'vitest';
import type { Actor, EntryBody } from '#core/audit/entry.ts';
import { EntryAudit, type AuditedEntry } from '#core/audit/invariants.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
import { findEdge, type PayoutEvent } from '#core/payout/transition.ts';
import type { PayoutState } from '#core/payout/state.ts';

const SYSTEM: Actor = { kind: 'system' };
const ANNA: Actor = { kind: 'person', name: 'Anna' };
const TOKEN = 'boot:1';

const COIN: PayoutContent = {
  reference: 'INV-1',
  beneficiary: 'Ben',
  destination: { currencyId: 71, code: 'USDT', network: 'TRC20', address: 'T1', tag: null },
  amount: { units: 10_000n, decimals: 2 },
  asked: { amount: '100', unit: 'USD' },
  rate: '1.00',
  note: '',
};
const FIAT: PayoutContent = { ...COIN, fiatExact: { bound: 50, through: null } };

const batch = {
  id: 'b',
  name: 'run',
  fileName: null,
  fileHash: null,
  fingerprint: 'f',
  snapshotId: 's',
  snapshotAt: 1,
  rowsInFile: 1,
  rowsExcluded: 0,
  rowsWithErrors: 0,
};

const submitted = (content: PayoutContent): EntryBody => ({
  kind: 'payout.submitted',
  payoutId: 'p',
  batchId: 'b',
  row: 1,
  epoch: 1,
  orderId: 'o',
  content,
  usdRate: null,
  digest: 'd',
});

const move = (from: PayoutState, event: PayoutEvent, sent?: string): EntryBody => ({
  kind: 'payout.moved',
  payoutId: 'p',
  event,
  from,
  to: findEdge(from, event)?.to ?? 'DRAFT',
  attempt: event === 'approved' ? null : 1,
  token: event === 'approved' || from === 'HELD' ? null : TOKEN,
  withdrawalId: null,
  chainHash: null,
  detail: null,
  ...(sent === undefined ? {} : { sent }),
});

const reply: EntryBody = {
  kind: 'reply.stored',
  payoutId: 'p',
  attempt: 1,
  reply: { status: 200, body: '{}' },
};
const reading: EntryBody = {
  kind: 'reading.stored',
  payoutId: 'p',
  by: 'orderId',
  outcome: 'found',
  status: 'pending',
  chainHash: null,
  debited: null,
  networkFee: null,
  serviceFee: null,
  confirmations: null,
  detail: null,
};

/** A payout on its way, then these entries; every fault found. */
const faults = (content: PayoutContent, ...then: readonly EntryBody[]): readonly string[] => {
  const audit = new EntryAudit({ digestOf: () => 'd', spacingMs: null });
  const bodies: readonly EntryBody[] = [
    { kind: 'batch.submitted', batch },
    submitted(content),
    move('SUBMITTED', 'approved'),
    move('APPROVED', 'claimed'),
    move('CLAIMED', 'send-started'),
    reply,
    ...then,
  ];
  return bodies.flatMap((body, at) => {
    const isPersons =
      body.kind === 'payout.moved' && ['approved', 'evidence-accepted'].includes(body.event);
    const actor = isPersons || body.kind === 'batch.submitted' ? ANNA : SYSTEM;
    const entry: AuditedEntry = { seq: at + 1, at, mono: at, bootId: 'boot', actor, body };
    return audit.add(entry) ?? [];
  });
};

describe('a payout that the gateway converts', () => {
  it('is borne out when it was accepted within its bound', () => {
    expect(faults(FIAT, move('SEND_STARTED', 'reply-accepted', '99.9'))).toEqual([]);
  });

  it('is not when it was accepted beyond it, or without an amount', () => {
    expect(faults(FIAT, move('SEND_STARTED', 'reply-accepted', '97'))).toEqual([
      expect.stringContaining('was called accepted beyond its bound: amount: gateway made 97'),
    ]);
    expect(faults(FIAT, move('SEND_STARTED', 'reply-accepted'))).toEqual([
      'payout p was called accepted without the amount the gateway made of it',
    ]);
  });

  it('may stand at another amount only where it was held, and a person let it', () => {
    const held = move('SEND_STARTED', 'reply-differs', '97');
    expect(faults(FIAT, held, reading, move('HELD', 'evidence-accepted'))).toEqual([]);
    const silent = move('SEND_STARTED', 'reply-differs');
    expect(faults(FIAT, silent, reading, move('HELD', 'evidence-accepted'))).toEqual([
      'payout p was called accepted without the amount the gateway made of it',
    ]);
  });

  it('never takes a second amount', () => {
    const held = move('SEND_STARTED', 'reply-differs', '97');
    expect(faults(FIAT, held, reading, move('HELD', 'evidence-accepted', '98'))).toEqual([
      'payout.moved of payout p contradicts the entries before it',
    ]);
  });
});

describe('a payout that Purser converted', () => {
  it('takes no amount from the gateway at all', () => {
    expect(faults(COIN, move('SEND_STARTED', 'reply-accepted'))).toEqual([]);
    expect(faults(COIN, move('SEND_STARTED', 'reply-accepted', '100'))).toEqual([
      'payout.moved of payout p contradicts the entries before it',
    ]);
  });
});

it('refuses content whose conversion nobody could judge, instead of failing over it', () => {
  const [fault] = faults({ ...FIAT, rate: 'n/a' });
  expect(fault).toContain('contradicts the entries before it');
});
