import { expect, test } from 'vitest';
import type { EntryBody } from '#core/audit/entry.ts';
import { logLine } from '#core/log/line.ts';
import { loggedLedger } from '#main/logged-ledger.ts';
import { LOG_WORDS } from '#main/ipc/log-words.ts';
import type { Ledger } from '#main/ports/ledger.ts';
import type { Log } from '#main/ports/log.ts';
import { approvedBatch, ANNA } from './workflow/rig.ts';

/** What the log holds after these facts went into a ledger that takes them, or fails. */
const told = async (entries: readonly EntryBody[], append: Ledger['append']): Promise<string[]> => {
  const lines: string[] = [];
  const log: Log = {
    write: (event, fields) => {
      const at = '2026-11-25T22:00:00.000Z';
      lines.push(logLine({ at, event, fields }, { words: LOG_WORDS, least: 'debug' }) ?? '');
    },
  };
  const ledger = loggedLedger({ append } as Partial<Ledger> as Ledger, log);
  await ledger.append(ANNA, entries).catch(() => undefined);
  return lines;
};
const takes: Ledger['append'] = async () => ({ ok: true, value: undefined });

test('a batch on its way is told by counts and words, without a name, reference, address or amount', async () => {
  const entries = approvedBatch(3);
  const lines = await told(entries, takes);
  expect(lines.join('\n')).toContain('"event":"batch-submitted"');
  expect(lines.join('\n')).toContain('"payouts":3');
  for (const body of entries) {
    if (body.kind !== 'payout.submitted') continue;
    const { content } = body;
    for (const secret of [content.reference, content.beneficiary, content.destination.address])
      expect(lines.join('\n')).not.toContain(secret);
  }
});

test('a stop with the gateway’s own words leaves the code alone', async () => {
  const reason = { code: 'not-authorised', detail: 'IP 203.0.113.77', payoutId: null } as const;
  const batchId = '3fa9c1e2b04d4f6a8c7e5d2b1a09f8e7';
  const lines = await told([{ kind: 'run.moved', batchId, to: 'paused', reason }], takes);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { event: 'run-moved', batch: '3fa9c1e2', to: 'paused', why: 'not-authorised' },
  ]);
  expect(lines.join()).not.toContain('203');
});

test('what the ledger did not take is not told, and a disk that failed is', async () => {
  const entry: EntryBody = { kind: 'alarm.raised', payoutId: null, detail: 'x' };
  expect(await told([entry], async () => ({ ok: false, error: 'conflict' }))).toEqual([]);
  const failed = await told([entry], () =>
    Promise.reject(Object.assign(new Error('x'), { code: 'ENOSPC' })),
  );
  expect(failed.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { event: 'ledger-failed', level: 'error', error: { code: 'ENOSPC' } },
  ]);
});
