/** Calls about deposit addresses. */
import type { CallInput } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';
import type { PageView } from '#contract/views/app.ts';
import type { DepositAddressView } from '#contract/views/receive.ts';
import { BYTE_ORDER_MARK, writeRecord } from '#core/export/csv-writer.ts';
import type { DepositAddress } from '#core/receive/address.ts';
import { paymentInstruction } from '#core/receive/instruction.ts';
import type { Result } from '#core/result.ts';
import type { Handlers } from '../../app.ts';
import { askForAddress } from '../../desk/deposits.ts';
import { storeProblem, type ReceiveProblem } from '../../desk/receive-problem.ts';
import type { Page } from '../../ports/ledger.ts';
import type { TreasuryProblem } from '../../ports/treasury.ts';
import { done, operatorName, refuse, type Desk } from '../desk.ts';
import { iso } from '../present-money.ts';
import { presentAddress } from '../present-receive.ts';

type DepositCalls = Pick<
  Handlers,
  'address.ask' | 'address.list' | 'address.export' | 'address.saveInstruction'
>;

export const fromReceive = ({ kind, message, detail }: ReceiveProblem): Reply<never> =>
  refuse(kind, message, detail);

const list = async (
  desk: Desk,
  { text, currencyId, purpose, offset, limit }: CallInput<'address.list'>,
): Promise<Reply<PageView<DepositAddressView>>> => {
  const session = desk.session();
  const filter = {
    ...(text.trim() === '' ? {} : { text }),
    ...(currencyId === null ? {} : { currencyId }),
    ...(purpose === null ? {} : { purpose }),
  };
  const page = await session.treasury.addresses.page({ filter, offset, limit });
  if (!page.ok) return fromReceive(storeProblem(page.error));
  const { total, items } = page.value;
  return done({ total, offset, items: items.map((address) => presentAddress(session, address)) });
};

/** Read at a time for an export. */
const PAGE = 500;

/** Every page of a list, one after another. */
export const readAll = async <T>(
  read: (place: {
    readonly offset: number;
    readonly limit: number;
  }) => Promise<Result<Page<T>, TreasuryProblem>>,
): Promise<Result<readonly T[], TreasuryProblem>> => {
  const all: T[] = [];
  for (;;) {
    const page = await read({ offset: all.length, limit: PAGE });
    if (!page.ok) return page;
    all.push(...page.value.items);
    if (page.value.items.length < PAGE) return { ok: true, value: all };
  }
};

const HEADER = [
  'reference',
  'purpose',
  'payer',
  'currency',
  'network',
  'address',
  'tag',
  'minimum_deposit',
  'asked_at',
  'asked_by',
  'note',
  'doubt',
];

const lineOf = (given: DepositAddress): string =>
  writeRecord([
    given.reference,
    given.purpose,
    given.payer,
    given.code,
    given.network,
    given.address,
    given.tag ?? '',
    given.minDeposit ?? '',
    iso(given.askedAt),
    given.by,
    given.note,
    given.doubt ?? '',
  ]);

const exportAll = async (desk: Desk): ReturnType<DepositCalls['address.export']> => {
  const { addresses } = desk.session().treasury;
  const all = await readAll((place) => addresses.page({ filter: {}, ...place }));
  if (!all.ok) return fromReceive(storeProblem(all.error));
  return desk.save('deposit addresses.csv', () => [
    BYTE_ORDER_MARK + writeRecord(HEADER),
    ...all.value.map(lineOf),
  ]);
};

const saveInstruction = async (
  desk: Desk,
  reference: string,
): ReturnType<DepositCalls['address.saveInstruction']> => {
  const found = await desk.session().treasury.addresses.find(reference);
  if (!found.ok) return fromReceive(storeProblem(found.error));
  const address = found.value;
  if (address === null) {
    return refuse('not-found', `There is no deposit address “${reference}” in this profile.`);
  }
  return desk.save(`payment instruction ${address.reference}.txt`, () => [
    paymentInstruction(address),
  ]);
};

export const makeDepositCalls = (desk: Desk): DepositCalls => ({
  'address.ask': async (input) => {
    const session = desk.session();
    const needs = { ...session, clock: desk.clock, gateway: session.receive };
    const given = await askForAddress(needs, { ...input, by: operatorName(desk) });
    if (!given.ok) return fromReceive(given.error);
    return done({ ...given.value, address: presentAddress(session, given.value.address) });
  },
  'address.list': (input) => list(desk, input),
  'address.export': () => exportAll(desk),
  'address.saveInstruction': ({ reference }) => saveInstruction(desk, reference),
});
