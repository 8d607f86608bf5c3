/** Calls about rows below the minimum, and about amounts carried forward to the next run. */
import type { CallInput } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';
import type { BatchView } from '#contract/views/batch.ts';
import type { MinimumOptionView } from '#contract/views/minimum.ts';
import { formatAmount } from '#core/money/amount.ts';
import type { MinimumOption } from '#core/import/minimum-options.ts';
import type { Handlers } from '../../app.ts';
import type { MinimumWay } from '../../ports/draft-edit.ts';
import { carriedOffers } from '../../workflow/carried.ts';
import { optionsOf } from '../../workflow/minimum.ts';
import { done, refuse, type Desk } from '../desk.ts';
import { decisionsOf } from './decisions-of.ts';
import { presentCarried } from './present-carried.ts';
import { vouch } from './vouch.ts';
import { changeRows } from './change-rows.ts';

type MinimumCalls = Pick<
  Handlers,
  | 'batch.options'
  | 'batch.useOption'
  | 'batch.takeApart'
  | 'batch.owed'
  | 'batch.takeOwed'
  | 'batch.vouch'
  | 'batch.decisions'
  | 'carried.list'
>;

const presentOption = (option: MinimumOption, code: string): MinimumOptionView => {
  switch (option.kind) {
    case 'raise': {
      const giftUsd = option.giftUsd === null ? null : formatAmount(option.giftUsd);
      const gift = formatAmount(option.gift);
      return { kind: 'raise', pays: formatAmount(option.pays), code, gift, giftUsd };
    }
    case 'other-network': {
      const { kind, network, address, from } = option;
      return { kind, pays: formatAmount(option.pays), code, network, address, from };
    }
    case 'merge': {
      const { kind, keeps, leaves } = option;
      return { kind, pays: formatAmount(option.pays), code, keeps, leaves };
    }
    case 'carry':
      return { kind: 'carry', amount: option.owed.amount, unit: option.owed.unit };
  }
};

const wayOf = (option: MinimumOption): MinimumWay => {
  switch (option.kind) {
    case 'raise':
    case 'other-network':
      return { kind: option.kind, edits: option.edits };
    case 'merge':
      return { kind: 'merge', keeps: option.keeps, leaves: option.leaves };
    case 'carry':
      return option;
  }
};

type Shown = CallInput<'batch.useOption'>['option'];

/** Whether an option is the very one that was shown. */
const isShown = (option: MinimumOption, shown: Shown): boolean => {
  switch (option.kind) {
    case 'raise':
      return shown.kind === 'raise' && shown.pays === formatAmount(option.pays);
    case 'other-network':
      return (
        shown.kind === 'other-network' &&
        shown.network === option.network &&
        shown.pays === formatAmount(option.pays)
      );
    case 'merge':
      return (
        shown.kind === 'merge' &&
        shown.keeps === option.keeps &&
        shown.leaves.join() === option.leaves.join() &&
        shown.pays === formatAmount(option.pays)
      );
    case 'carry':
      return shown.kind === 'carry';
  }
};

const useOption = async (
  desk: Desk,
  { batchId, row, option: shown }: CallInput<'batch.useOption'>,
): Promise<Reply<BatchView>> => {
  const options = await optionsOf(desk.session(), { batchId, row });
  const option = options.find((one) => isShown(one, shown));
  if (option === undefined)
    return refuse(
      'conflict',
      'Rows, rates or balances have changed since, so this would not work any more. Nothing was changed. Look at what would work now.',
    );
  return changeRows(desk, batchId, { kind: 'minimum', row, way: wayOf(option) });
};

const takeOwed = async (
  desk: Desk,
  { batchId, from, row }: CallInput<'batch.takeOwed'>,
): Promise<Reply<BatchView>> => {
  const offers = await carriedOffers(desk.session(), batchId);
  const offer = offers.find(
    ({ carried }) => carried.batchId === from.batchId && carried.row === from.row,
  );
  const isOffered = offer !== undefined && offer.itself === null;
  if (!isOffered || (row !== null && !offer.rows.includes(row)))
    return refuse(
      'conflict',
      'This amount is not offered to this row any more. Nothing was changed. Look at what is owed now.',
    );
  const { carried } = offer;
  return changeRows(desk, batchId, { kind: 'take', carried, row });
};

export const makeMinimumCalls = (desk: Desk): MinimumCalls => ({
  'batch.options': async ({ batchId, row }) => {
    const session = desk.session();
    const page = await session.intake.rows(batchId, {}, { offset: row - 1, limit: 1 });
    const code = page.items[0]?.cells.currency ?? '';
    const options = await optionsOf(session, { batchId, row });
    return done(options.map((option) => presentOption(option, code)));
  },
  'batch.useOption': (input) => useOption(desk, input),
  'batch.takeApart': ({ batchId, row }) => changeRows(desk, batchId, { kind: 'apart', row }),
  'batch.owed': async ({ batchId }) => {
    const offers = await carriedOffers(desk.session(), batchId);
    return done(
      offers.map(({ carried, rows, itself }) => ({
        carried: presentCarried(carried),
        rows,
        itself,
      })),
    );
  },
  'batch.takeOwed': (input) => takeOwed(desk, input),
  'batch.vouch': (input) => vouch(desk, input),
  'batch.decisions': ({ batchId }) => decisionsOf(desk, batchId),
  'carried.list': async ({ batchId }) => {
    const { ledger } = desk.session();
    const carried = await ledger.carried(batchId === null ? {} : { batchId });
    return done(carried.map(presentCarried));
  },
});
