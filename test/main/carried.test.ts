/** Rows below the minimum from file to ledger to the next file, with real drafts, a real ledger and the practice gateway. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resultFile } from '#main/workflow/export.ts';
import { carriedOffers } from '#main/workflow/carried.ts';
import { optionsOf } from '#main/workflow/minimum.ts';
import { fingerprintOfDraft, readToPay } from '#main/workflow/read-to-pay.ts';
import { DEFAULT_CHOICES } from '#core/dispatch/choices.ts';
import { DEFAULT_TERMS } from '#core/money/terms.ts';
import { planBatch } from '#main/workflow/plan.ts';
import { cancelRest, sendBack } from '#main/workflow/review.ts';
import { submit } from '#main/workflow/submit.ts';
import type { DraftEdit } from '#main/ports/draft-edit.ts';
import type { IntakeBatch } from '#main/ports/intake.ts';
import type { Session } from '#main/session.ts';
import type { PracticeGateway } from '#practice/server.ts';
import { tronAddress } from './adapters/intake/fixture.ts';
import { openAt, openGateway } from './session-rig.ts';
import { ANNA } from './workflow/rig.ts';

let folder: string;
let gateway: PracticeGateway;
let session: Session;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'purser-carried-'));
  gateway = await openGateway();
  session = await openAt(folder, gateway.url);
});
afterEach(async () => {
  await session.close();
  await gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

const HEADER = 'reference,beneficiary,currency,network,address,amount,amount_currency';

const importOf = async (batchId: string, lines: readonly string[]): Promise<IntakeBatch> => {
  const snapshot = await session.currencies.refresh(true);
  if (snapshot === null) throw new Error('no list of currencies');
  const text = [HEADER, ...lines, ''].join('\n');
  const source = { kind: 'text', text, name: batchId } as const;
  await session.intake.start({ batchId, name: batchId, source, choices: {}, snapshot });
  for (;;) {
    const batch = await session.intake.batch(batchId);
    if (batch?.state.kind === 'ready') return batch;
    if (batch !== null && batch.state.kind !== 'reading') throw new Error(batch.state.kind);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

const line = (reference: string, who: string, amount: string): string =>
  `${reference},${who},USDT,TRC20,${tronAddress(who)},${amount},USDT`;

const change = async (batchId: string, edit: DraftEdit): Promise<void> => {
  const done = await session.intake.change(batchId, { edit, by: 'Anna', snapshot: null });
  if (!done.ok) throw new Error(done.error);
};

const carry = async (batchId: string, row: number): Promise<void> => {
  const options = await optionsOf(session, { batchId, row });
  const option = options.find(({ kind }) => kind === 'carry');
  if (option?.kind !== 'carry') throw new Error('carrying forward is not offered');
  await change(batchId, { kind: 'minimum', row, way: option });
};

const submitted = async (batchId: string) => {
  const draft = await session.intake.batch(batchId);
  if (draft === null) throw new Error('no such draft');
  const fingerprint = await fingerprintOfDraft(session.review, draft);
  return submit(session.review, { batchId, fingerprint, by: ANNA });
};

const owed = async () => (await session.ledger.carried({})).map(({ reference }) => reference);

const take = async (batchId: string, row: number | null): Promise<void> => {
  const [offer] = await carriedOffers(session, batchId);
  if (offer === undefined) throw new Error('nothing is offered');
  await change(batchId, { kind: 'take', carried: offer.carried, row });
};

const october = async (): Promise<void> => {
  await importOf('october', [line('OCT-1', 'Zoe', '3'), line('OCT-2', 'Ann', '40')]);
  await carry('october', 1);
  expect(await submitted('october')).toMatchObject({ ok: true });
};

const result = async (batchId: string): Promise<string> => {
  const { ledger, intake } = session;
  let text = '';
  for await (const part of resultFile({ ledger, intake, formatTime: () => 'now' }, batchId))
    text += part;
  return text;
};

describe('an amount carried forward', () => {
  it('is offered to the payee of the next file, added once, and paid once', async () => {
    await october();
    expect(await owed()).toEqual(['OCT-1']);
    expect(await result('october')).toContain('carried forward to the next run');

    await importOf('november', [line('NOV-1', 'Bob', '20'), line('NOV-2', 'Zoe', '3.5')]);
    expect(await carriedOffers(session, 'november')).toMatchObject([
      { carried: { reference: 'OCT-1', amount: '3' }, rows: [2], itself: null },
    ]);
    await take('november', 2);
    expect(await carriedOffers(session, 'november')).toEqual([]);
    const rows = await session.intake.toPay('november', 10);
    expect(rows.map(({ content }) => content.asked.amount)).toEqual(['20', '6.5']);

    // Another draft takes the same amount; the first to be submitted has it.
    await importOf('extra', [line('EXT-1', 'Zoe', '9')]);
    await take('extra', 1);
    expect(await submitted('november')).toMatchObject({ ok: true });
    expect(await owed()).toEqual([]);
    expect(await submitted('extra')).toMatchObject({
      error: { kind: 'conflict', message: expect.stringContaining('Take row 1 apart') },
    });
    expect(await result('november')).toContain(
      'pays 3 USDT carried forward from row 1 of “october” too',
    );
  });

  it('is rehearsed as part of the row that takes it over', async () => {
    await october();
    await importOf('november', [line('NOV-1', 'Zoe', '8')]);
    await take('november', 1);
    const { clock, changed } = session.review;
    const { platformId } = session.profile;
    await planBatch({ ...session, clock, changed, platformId }, 'november', false);
    const rehearsed = await session.rehearsals.rehearse('november', DEFAULT_CHOICES);
    expect(rehearsed).toMatchObject({
      ok: true,
      value: { result: { count: 1, rows: { accepted: '1' }, lines: [{ paid: '11' }] } },
    });
  });

  it('follows its batch back to the draft, and is owed again when what took it over is cancelled', async () => {
    await october();
    await sendBack(session.review, { batchId: 'october', reason: 'look again', by: ANNA });
    expect(await owed()).toEqual([]);
    expect(await submitted('october')).toMatchObject({ ok: true });
    await importOf('november', [line('NOV-1', 'Zoe', '8')]);
    await take('november', 1);
    expect(await submitted('november')).toMatchObject({ ok: true });
    await cancelRest(session.review, { batchId: 'november', reason: 'not now', by: ANNA });
    expect(await owed()).toEqual(['OCT-1']);
  });

  it('is not added to a row that is the amount itself, nor carried forward twice', async () => {
    await october();
    await importOf('again', [line('OCT-1', 'Zoe', '3')]);
    expect(await carriedOffers(session, 'again')).toMatchObject([{ itself: 1, rows: [] }]);
    const options = await optionsOf(session, { batchId: 'again', row: 1 });
    expect(options.map(({ kind }) => kind)).not.toContain('carry');
  });

  it('may be a row of its own, whose file is then known to be paid', async () => {
    await october();
    await importOf('november', [line('NOV-1', 'Zoe', '8')]);
    await take('november', null);
    await change('november', {
      kind: 'minimum',
      row: 1,
      way: { kind: 'merge', keeps: 1, leaves: [2] },
    });
    expect(await submitted('november')).toMatchObject({ ok: true });
    expect(await owed()).toEqual([]);
    const again = await importOf('again', [line('OCT-1', 'Zoe', '30')]);
    expect(again).toMatchObject({ toPay: 0, errors: 1 });
    const { items } = await session.intake.rows('again', {}, { offset: 0, limit: 1 });
    expect(items[0]?.issues.map(({ rule }) => rule)).toContain('reference-used');
  });
});

describe('rows paid as one', () => {
  it('share one withdrawal in the result file, and their sum is paid once', async () => {
    await importOf('november', [
      line('NOV-1', 'Zoe', '3'),
      line('NOV-2', 'Ann', '40'),
      line('NOV-3', 'Zoe', '2.75'),
    ]);
    const options = await optionsOf(session, { batchId: 'november', row: 3 });
    const merge = options.find(({ kind }) => kind === 'merge');
    expect(merge).toMatchObject({ keeps: 1, leaves: [3] });
    await change('november', {
      kind: 'minimum',
      row: 3,
      way: { kind: 'merge', keeps: 1, leaves: [3] },
    });
    expect(await submitted('november')).toMatchObject({ ok: true });
    const lines = (await result('november')).trimEnd().split('\r\n');
    const cells = lines.map((one) => one.split(','));
    const at = (name: string): number => cells[0]?.indexOf(name) ?? -1;
    const column = (name: string) => cells.slice(1).map((row) => row[at(name)]);
    expect(column('purser_amount')).toEqual(['5.75', '40', '']);
    expect(column('purser_order_id')[0]).toBe(column('purser_order_id')[2]);
    expect(column('purser_paid_with')).toEqual(['pays row 3 too', '', 'paid in row 1']);
    // The amount of the third row is known to be paid, whatever file it comes in.
    const again = await importOf('again', [line('NOV-3', 'Zoe', '20')]);
    expect(again).toMatchObject({ toPay: 0, errors: 1 });
  });
});

describe('where the gateway converts the fiat amount', () => {
  const inUsd = (reference: string, who: string, amount: string): string =>
    line(reference, who, amount).replace(/USDT$/, 'USD');

  const toPay = async (batchId: string) => {
    const draft = await session.intake.batch(batchId);
    if (draft === null) throw new Error('no such draft');
    return (await readToPay(session.review, draft)).rows;
  };

  it('rows paid as one and amounts taken over add up in the fiat, a raised row is paid in the coin, and nothing is paid twice', async () => {
    const terms = { ...DEFAULT_TERMS, mode: 'fiat-exact' } as const;
    await session.ledger.append(ANNA, [{ kind: 'terms.changed', terms }]);
    const lines = [inUsd('NOV-1', 'Zoe', '3'), inUsd('NOV-2', 'Zoe', '2.75')];
    await importOf('november', [...lines, inUsd('NOV-3', 'Bob', '2'), inUsd('NOV-4', 'Eve', '4')]);
    const way = { kind: 'merge', keeps: 1, leaves: [2] } as const;
    await change('november', { kind: 'minimum', row: 2, way });
    await carry('november', 3);
    const raise = (await optionsOf(session, { batchId: 'november', row: 4 })).find(
      ({ kind }) => kind === 'raise',
    );
    if (raise?.kind !== 'raise') throw new Error('raising is not offered');
    const raised = { kind: 'raise', edits: raise.edits } as const;
    await change('november', { kind: 'minimum', row: 4, way: raised });
    const [zoe, eve] = await toPay('november');
    expect(zoe).toMatchObject({
      content: { asked: { amount: '5.75', unit: 'USD' }, fiatExact: { through: null } },
      covers: [{ row: 2, reference: 'NOV-2', amount: '2.75', unit: 'USD' }],
    });
    expect(eve?.content.asked.unit).toBe('USDT');
    expect(eve?.content.fiatExact).toBeUndefined();
    expect(await submitted('november')).toMatchObject({ ok: true });
    expect(await owed()).toEqual(['NOV-3']);

    await importOf('december', [inUsd('DEC-1', 'Bob', '9')]);
    await take('december', 1);
    expect(await toPay('december')).toMatchObject([
      { content: { asked: { amount: '11', unit: 'USD' }, fiatExact: { through: null } } },
    ]);
    expect(await submitted('december')).toMatchObject({ ok: true });
    expect(await owed()).toEqual([]);
  });
});

describe('two batches submitted at once', () => {
  it('do not miss the payments they have in common: the second is refused and says why', async () => {
    await importOf('one', [line('A-1', 'Zoe', '20')]);
    await importOf('two', [line('B-1', 'Zoe', '20')]);
    const results = await Promise.all([submitted('one'), submitted('two')]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'conflict' } });
    expect((await session.ledger.batches()).map(({ id }) => id)).toHaveLength(1);
  });
});
