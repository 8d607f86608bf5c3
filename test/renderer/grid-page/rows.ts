/** Any number of rows, made by their place alone, and the bridge that hands them out page by page. */
import type { CallInput, CallName } from '#contract/contract.ts';
import type { RowView } from '#contract/views/batch.ts';
import { roadBatches } from '../fixtures/road.ts';

const NAMES = ['Zoë Ångström-Lindholt', 'Nguyễn Thị Hoa Mai', 'Anna Berg', 'Brückenwerk Ödön GmbH'];
const ADDRESSES = [
  ['USDT', 'TRC20', 'TNWFZZY9v7MzqY5U8rJVsG24irKqA3cRZU'],
  ['ETH', 'eth', '0x52908400098527886E0F7030069857D2E4169EE7'],
  ['BTC', 'btc', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
] as const;

/** A row in order; one in `broken` has a mistake, none when 0. */
export const makeRow = (index: number, broken = 0): RowView => {
  const [currency, network, address] = ADDRESSES[index % 3] ?? ADDRESSES[0];
  const isBroken = broken > 0 && index % broken === broken - 1;
  const amount = `${1_000 + (index % 9_000)}.50`;
  return {
    row: index + 1,
    line: index + 2,
    added: false,
    status: isBroken ? 'error' : 'ready',
    cells: {
      reference: `PAY-2026-11-${index + 1}`,
      beneficiary: NAMES[index % NAMES.length] ?? '',
      currency,
      network,
      address,
      tag: '',
      amount,
      amount_currency: 'USD',
      note: `Invoice ${4_000 + (index % 999)}`,
      priority: '',
    },
    was: {},
    amount,
    issues: isBroken
      ? [
          {
            rule: 'address-checksum',
            level: 'error',
            column: 'address',
            message:
              'The address fails its checksum, so at least one character is wrong. Ask the payee for the address again; do not correct it by eye.',
          },
        ]
      : [],
    pays: isBroken ? null : { amount, code: currency, network, rate: '1' },
    excludedBecause: null,
    tie: null,
  };
};

const [fixture] = roadBatches();

type Answer = (input: never) => unknown;

/** As main would answer: in a task of its own, with a copy. */
export const rowBridge = (total: number, broken: number) => {
  if (fixture === undefined) throw new Error('the fixtures hold no batch');
  const batch = {
    ...fixture,
    rowsInFile: total,
    toPay: total,
    errors: 0,
    excluded: 0,
    warnings: 0,
  };
  const edited = new Map<number, RowView>();
  const at = (index: number): RowView => edited.get(index + 1) ?? makeRow(index, broken);
  const answers: Readonly<Partial<Record<CallName, Answer>>> = {
    'batch.rows': ({ offset, limit }: CallInput<'batch.rows'>) => ({
      total,
      offset,
      items: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) =>
        at(offset + index),
      ),
    }),
    'batch.change': ({ edit }: CallInput<'batch.change'>) => {
      if (edit.kind === 'cells')
        for (const { row, field, value } of edit.cells) {
          const now = at(row - 1);
          edited.set(row, { ...now, cells: { ...now.cells, [field]: value } });
        }
      return batch;
    },
  };
  const call = async (name: CallName, input: unknown): Promise<unknown> => {
    await new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
    const answer = answers[name];
    // Of whatever else the screen asks about, there is nothing.
    if (answer === undefined) return { ok: true, value: [] };
    // Each answer is kept under the name of its own call.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return { ok: true, value: structuredClone(answer(input as never)) };
  };
  return { batch, bridge: { call, subscribe: () => () => undefined } };
};
