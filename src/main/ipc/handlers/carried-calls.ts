/** Calls about everything that is still owed of what batches carried forward. */
import type { OpenAmountView } from '#contract/views/minimum.ts';
import { BYTE_ORDER_MARK, writeRecord } from '#core/export/csv-writer.ts';
import { carriedKey } from '#core/payout/covered.ts';
import type { Handlers } from '../../app.ts';
import { carriedOffers } from '../../workflow/carried.ts';
import { done, operator, refuse, type Desk } from '../desk.ts';
import { presentCarried } from './present-carried.ts';

type CarriedCalls = Pick<Handlers, 'carried.open' | 'carried.writeOff' | 'carried.export'>;

type Draft = OpenAmountView['drafts'][number];

/** Drafts looked through for payees, the newest first: there are rarely more than two or three. */
const MOST_DRAFTS = 8;

/** Which drafts may pay each amount. */
const draftsByAmount = async (desk: Desk): Promise<ReadonlyMap<string, readonly Draft[]>> => {
  const session = desk.session();
  const drafts = (await session.intake.batches())
    .filter(({ submitted, state }) => !submitted && state.kind === 'ready')
    .slice(0, MOST_DRAFTS);
  const found = new Map<string, readonly Draft[]>();
  for (const { id: batchId, name } of drafts) {
    for (const { carried, rows, itself } of await carriedOffers(session, batchId)) {
      if (itself !== null) continue;
      const key = carriedKey(carried);
      found.set(key, [...(found.get(key) ?? []), { batchId, name, rows }]);
    }
  }
  return found;
};

const openAmounts = async (desk: Desk): Promise<readonly OpenAmountView[]> => {
  const { ledger, currencies } = desk.session();
  const open = await ledger.carried({});
  const drafts = open.length === 0 ? new Map<string, never>() : await draftsByAmount(desk);
  return open.map((carried) => ({
    carried: presentCarried(carried),
    passedOver: carried.passedOver,
    minimum: currencies.find(carried.destination.currencyId)?.minWithdraw ?? null,
    drafts: drafts.get(carriedKey(carried)) ?? [],
  }));
};

const HEADER = [
  'reference',
  'beneficiary',
  'amount',
  'amount_currency',
  'currency',
  'network',
  'address',
  'tag',
  'carried_forward_at',
  'batch',
  'row',
  'batches_since',
] as const;

const recordOf = ({ carried, passedOver }: OpenAmountView): string => {
  const { reference, beneficiary, amount, unit, code, network, address, tag } = carried;
  const from = [carried.carriedAt, carried.batchName, String(carried.row), String(passedOver)];
  return writeRecord(
    [reference, beneficiary, amount, unit, code, network, address, tag ?? ''].concat(from),
  );
};

/** Everything that is owed, one amount a line, with columns that an import reads again. */
const fileOf = (open: readonly OpenAmountView[]): readonly string[] => [
  BYTE_ORDER_MARK + writeRecord(HEADER),
  ...open.map(recordOf),
];

export const makeCarriedCalls = (desk: Desk): CarriedCalls => ({
  'carried.open': async () => done(await openAmounts(desk)),
  'carried.writeOff': async ({ batchId, row, reason }) => {
    if (reason.trim() === '') {
      return refuse('invalid-input', 'A reason is needed. Nothing was written off.');
    }
    const entry = { kind: 'carried.written-off', batchId, row, reason: reason.trim() } as const;
    const written = await desk.session().ledger.append(operator(desk), [entry]);
    if (!written.ok) {
      return refuse(
        'conflict',
        'This amount is not owed any more: a payout pays it, it was written off, or its batch went back. Nothing was changed.',
      );
    }
    return done(await openAmounts(desk));
  },
  'carried.export': async () => {
    const open = await openAmounts(desk);
    const saved = await desk.save('purser-owed.csv', () => fileOf(open));
    if (!saved.ok || saved.value === null) return saved.ok ? done(null) : saved;
    return done({ ...saved.value, rows: open.length });
  },
});
