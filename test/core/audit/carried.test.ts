/** Amounts carried forward, in entries that are chained well and tell of a broken promise. */
import { describe, expect, it } from 'vitest';
import { EntryAudit } from '#core/audit/invariants.ts';
import type { Actor, EntryBody } from '#core/audit/entry.ts';
import type { Covered } from '#core/payout/covered.ts';
import {
  ANNA,
  batchRecord,
  covered,
  move,
  owed,
  submission,
  SYSTEM,
} from '../../main/adapters/ledger/fixture.ts';

const october: readonly EntryBody[] = [
  { kind: 'batch.submitted', batch: batchRecord('october', { carried: [owed] }) },
  submission('october', 1, { reference: 'OCT-1' }),
];

const taking = (id: string, covers: readonly Covered[], reference = id): readonly EntryBody[] => [
  { kind: 'batch.submitted', batch: batchRecord(id) },
  { ...submission(id, 2, { reference }), covers },
];

const off: EntryBody = {
  kind: 'carried.written-off',
  batchId: 'october',
  row: 4,
  reason: 'left us',
};

/** What the audit says of these entries, one after the other; nothing where all is well. */
const faultsOf = (bodies: readonly EntryBody[], actor: Actor = ANNA): readonly string[] => {
  const audit = new EntryAudit({ digestOf: (content) => digestOf(content), spacingMs: null });
  return bodies.flatMap((body, at) => {
    const fault = audit.add({ seq: at + 1, at: at, mono: at, bootId: 'b', actor, body });
    return fault ?? [];
  });
};

const digestOf = (content: Parameters<typeof submission>[2] & object): string =>
  submission('any', 1, content).digest;

describe('an amount carried forward', () => {
  it('may be taken over once, and again when its taker was cancelled or sent back', () => {
    const cancelled = move('nov-p2', 'SUBMITTED', 'cancelled');
    const back = [
      move('nov-p2', 'SUBMITTED', 'returned'),
      { kind: 'run.moved', batchId: 'nov', to: 'returned', reason: null } as const,
    ];
    expect(faultsOf([...october, ...taking('nov', [covered])])).toEqual([]);
    for (const undone of [[cancelled], back]) {
      const again = [...october, ...taking('nov', [covered]), ...undone];
      expect(faultsOf([...again, ...taking('dec', [covered])])).toEqual([]);
    }
  });

  it('is found where two payouts take it over, or one takes it twice', () => {
    const twice = [...october, ...taking('nov', [covered]), ...taking('dec', [covered])];
    expect(faultsOf(twice)).toEqual([
      'payout dec-p2 pays 3 USD carried forward from row 4 of “october payroll”, which payout nov-p2 pays already',
    ]);
    expect(faultsOf([...october, ...taking('nov', [covered, covered])])).toEqual([
      'payout nov-p2 takes one amount over twice',
    ]);
  });

  it('is found where it is paid under its own reference too, before or after', () => {
    const itself = taking('own', [], 'oct-4');
    expect(faultsOf([...october, ...taking('nov', [covered]), ...itself])).toEqual([
      'payout own-p2 has the reference oct-4, which payout nov-p2 pays already',
    ]);
    expect(faultsOf([...october, ...itself, ...taking('nov', [covered])])).toEqual([
      expect.stringContaining('which payout own-p2 pays already'),
    ]);
  });

  it('is found where no batch carries it, or another sum was carried', () => {
    const [, ...payouts] = october;
    const none = { kind: 'batch.submitted', batch: batchRecord('october') } as const;
    expect(faultsOf([none, ...payouts, ...taking('nov', [covered])])).toEqual([
      expect.stringContaining('which that batch does not carry forward'),
    ]);
    expect(faultsOf([...october, ...taking('nov', [{ ...covered, amount: '30' }])])).toEqual([
      expect.stringContaining('where another amount was carried forward'),
    ]);
    const back = [
      move('october-p1', 'SUBMITTED', 'returned'),
      { kind: 'run.moved', batchId: 'october', to: 'returned', reason: null } as const,
    ];
    expect(faultsOf([...october, ...back, ...taking('nov', [covered])])).toEqual([
      expect.stringContaining('which that batch does not carry forward'),
    ]);
  });
});

describe('an amount written off', () => {
  it('may be written off once by a person, and is not paid after that', () => {
    expect(faultsOf([...october, off])).toEqual([]);
    expect(faultsOf([...october, off, off])).toEqual([
      'row 4 of batch october was written off twice',
    ]);
    expect(faultsOf([...october, off, ...taking('nov', [covered])])).toEqual([
      expect.stringContaining('which was written off'),
    ]);
    expect(faultsOf([...october, ...taking('nov', [covered]), off])).toEqual([
      'row 4 of batch october was written off although payout nov-p2 pays it',
    ]);
    expect(faultsOf([...october, off], SYSTEM)).toEqual([
      expect.stringContaining('contradicts the entries before it'),
    ]);
  });
});
