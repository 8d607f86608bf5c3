/** A real ledger, a scripted gateway and a virtual clock around the engine that ships. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor, EntryBody } from '#core/audit/entry.ts';
import type { RunChoices } from '#core/dispatch/choices.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
import { orderIdFor } from '#core/payout/order-id.ts';
import { rowDigest } from '#core/review/fingerprint.ts';
import type { OpenLedger } from '#main/adapters/ledger/ledger.ts';
import { openLedger } from '#main/adapters/ledger/open.ts';
import type { Ledger } from '#main/ports/ledger.ts';
import { makeDispatch, type Dispatch } from '#main/workflow/dispatch.ts';
import type { EngineNeeds } from '#main/workflow/engine.ts';
import { Tracker, type TrackNeeds } from '#main/workflow/track.ts';
import { makeScriptedGateway, type ScriptedGateway } from '../../fakes/scripted-gateway.ts';
import { makeVirtualClock, type VirtualClock } from '../../fakes/virtual-clock.ts';

export const ANNA: Actor = { kind: 'person', name: 'Anna' };
export const BATCH = 'batch-1';

export const contentOf = (row: number): PayoutContent => ({
  reference: `REF-${row}`,
  beneficiary: `Person ${row}`,
  destination: {
    currencyId: 71,
    code: 'USDT',
    network: 'TRC20',
    address: 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd',
    tag: null,
  },
  amount: { units: BigInt(1_000 + row), decimals: 2 },
  asked: { amount: `${10 + row / 100}`, unit: 'USDT' },
  rate: null,
  note: '',
});

/** How a batch of the rig differs from rows of one currency approved as approvals once were. */
export interface BatchOptions {
  readonly contentOf?: (row: number) => PayoutContent;
  readonly usdRate?: string | null;
  readonly choices?: RunChoices;
}

/** The facts that bring a batch of so many payouts to where it may be sent. */
export const approvedBatch = (count: number, options: BatchOptions = {}): readonly EntryBody[] => {
  const contents = options.contentOf ?? contentOf;
  const rows = Array.from({ length: count }, (_, index) => index + 1);
  return [
    {
      kind: 'batch.submitted',
      batch: {
        id: BATCH,
        name: '2026-11 payroll',
        fileName: 'payroll.csv',
        fileHash: null,
        fingerprint: 'f'.repeat(64),
        snapshotId: 's1',
        snapshotAt: 1,
        rowsInFile: count,
        rowsExcluded: 0,
        rowsWithErrors: 0,
      },
    },
    ...rows.map((row): EntryBody => ({
      kind: 'payout.submitted',
      payoutId: `${BATCH}-${row}`,
      batchId: BATCH,
      row,
      epoch: 1,
      orderId: orderIdFor(50, `REF-${row}`, 1),
      content: contents(row),
      usdRate: options.usdRate ?? null,
      digest: rowDigest(contents(row)),
    })),
    {
      kind: 'batch.approved',
      batchId: BATCH,
      fingerprint: 'f'.repeat(64),
      singlePerson: true,
      ...(options.choices === undefined ? {} : { choices: options.choices }),
    },
    ...rows.map((row): EntryBody => ({
      kind: 'payout.moved',
      payoutId: `${BATCH}-${row}`,
      event: 'approved',
      from: 'SUBMITTED',
      to: 'APPROVED',
      attempt: null,
      token: null,
      withdrawalId: null,
      chainHash: null,
      detail: null,
    })),
    { kind: 'run.moved', batchId: BATCH, to: 'approved', reason: null },
  ];
};

export interface Rig {
  readonly folder: string;
  readonly clock: VirtualClock;
  readonly ledger: OpenLedger;
  readonly gateway: ScriptedGateway;
  readonly needs: TrackNeeds;
  readonly dispatch: Dispatch;
  readonly tracker: Tracker;
  /** Starts or resumes the batch and waits until nothing is being sent. */
  run(): Promise<void>;
  state(row: number): Promise<string | undefined>;
  close(): void;
}

let boots = 0;

/** Opens a ledger file and the engine over it, as one process life does. */
export const boot = (
  folder: string,
  gateway?: ScriptedGateway,
  wrap?: (ledger: Ledger) => Ledger,
): Rig => {
  boots += 1;
  const clock = makeVirtualClock(`boot-${boots}`, 1_795_000_000_000 + boots * 3_600_000);
  const opened = openLedger({ file: join(folder, 'ledger.sqlite'), clock, version: '0.0.0-test' });
  if (!opened.ok) throw new Error(opened.error.detail);
  const ledger = opened.value;
  const served = gateway ?? makeScriptedGateway(clock);
  let ids = 0;
  const engine: EngineNeeds = {
    gateway: served,
    ledger: wrap?.(ledger) ?? ledger,
    clock,
    ids: { next: () => `id-${boots}-${(ids += 1)}` },
    random: () => 0.5,
    changed: () => undefined,
  };
  const needs = { ...engine, secondReadingMs: 300_000 };
  const dispatch = makeDispatch(engine);
  return {
    folder,
    clock,
    ledger,
    gateway: served,
    needs,
    dispatch,
    tracker: new Tracker(needs),
    run: async () => {
      await dispatch.start(BATCH, ANNA);
      await dispatch.settled();
    },
    state: async (row) => (await ledger.payout(`${BATCH}-${row}`))?.state,
    close: () => ledger.close(),
  };
};

/** A fresh ledger with one approved batch in it. */
export const approved = async (count: number, options: BatchOptions = {}): Promise<Rig> => {
  const folder = mkdtempSync(join(tmpdir(), 'purser-engine-'));
  const rig = boot(folder);
  const appended = await rig.ledger.append(ANNA, approvedBatch(count, options));
  if (!appended.ok) throw new Error('the batch could not be set up');
  return rig;
};

export const discard = (rig: Rig): void => {
  rig.close();
  rmSync(rig.folder, { recursive: true, force: true });
};
