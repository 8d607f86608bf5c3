import { describe, expect, it } from 'vitest';
import type { EntryBody } from '#core/audit/entry.ts';
import { sentenceOf } from '#core/audit/trail.ts';
import { EDGES } from '#core/payout/transition.ts';
import { batchRecord, move, reading, submission } from '#test/main/adapters/ledger/fixture.ts';

describe('the sentence of an entry', () => {
  it('says what a payout pays, exactly and in full', () => {
    const body = submission('b', 3, {
      amount: { units: 31_420_001n, decimals: 6 },
      destination: { currencyId: 1, code: 'XRP', network: 'XRP', address: 'rPEPPER', tag: '0' },
    });
    expect(sentenceOf({ body })).toBe(
      'Submitted: 31.420001 XRP XRP to rPEPPER with tag 0; 100.00 USD at 0.9997 USD.',
    );
  });

  it('never calls paid what only was accepted', () => {
    for (const { from, event, to } of EDGES) {
      const words = sentenceOf({ body: move('p', from, event) });
      if (to !== 'CONFIRMED') expect(words).not.toMatch(/^paid|is paid|was paid/i);
      expect(words).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('adds what was seen', () => {
    const accepted = move('p', 'SEND_STARTED', 'reply-accepted', { withdrawalId: 'W1' });
    expect(sentenceOf({ body: accepted })).toBe('The gateway accepted it; withdrawal W1.');
    const seen = { status: 'pending', confirmations: 1, chainHash: '0xab' };
    expect(sentenceOf({ body: reading('p', 'found', seen) })).toBe(
      'Asked the gateway: it has this payout; status pending; hash 0xab; 1 confirmation.',
    );
  });

  it('tells why a run stopped', () => {
    const reason = { code: 'unknown-outcome' as const, detail: 'socket hang up', payoutId: 'p' };
    const stopped: EntryBody = { kind: 'run.moved', batchId: 'b', to: 'paused', reason };
    expect(sentenceOf({ body: stopped })).toBe(
      'Sending is paused; the outcome of a payout is not known; socket hang up.',
    );
  });

  it('has one for every other kind of fact', () => {
    const bodies: readonly EntryBody[] = [
      { kind: 'ledger.opened', bootId: 'b', version: '1.2.3' },
      { kind: 'batch.submitted', batch: batchRecord() },
      { kind: 'batch.approved', batchId: 'b', fingerprint: 'f', singlePerson: true },
      { kind: 'reply.stored', payoutId: 'p', attempt: 1, reply: { status: 502, body: '' } },
      { kind: 'send.ended', payoutId: 'p' },
      { kind: 'balance.read', balances: [] },
      { kind: 'capability.proven', capability: 'order-id-lookup', payoutId: 'p' },
      { kind: 'alarm.raised', payoutId: null, detail: 'the amount differs' },
      { kind: 'report.exported', batchId: 'b', format: 'csv', fileName: 'out.csv' },
      { kind: 'carried.written-off', batchId: 'b', row: 3, reason: 'paid in cash' },
    ];
    const sentences = bodies.map((body) => sentenceOf({ body }));
    expect(new Set(sentences).size).toBe(bodies.length);
    expect(sentences[1]).toBe('Submitted “batch-1 payroll”; 3 rows, 1 excluded, 0 with errors.');
    for (const words of sentences) expect(words).toMatch(/^[A-Z].*\.$/);
  });
});
