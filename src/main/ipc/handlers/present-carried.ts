import type { CarriedView } from '#contract/views/minimum.ts';
import type { CarriedAmount } from '#core/payout/covered.ts';
import type { CarriedState } from '../../ports/ledger.ts';
import { iso } from '../present-money.ts';

/** An amount carried forward as the window sees it. */
export const presentCarried = (
  carried: CarriedAmount & Partial<Pick<CarriedState, 'takenBy' | 'writtenOff'>>,
): CarriedView => {
  const { batchId, batchName, row, reference, beneficiary, amount, unit, carriedAt } = carried;
  const { code, network, address, tag } = carried.destination;
  const from = { batchId, batchName, row, reference, beneficiary };
  const { takenBy = null, writtenOff: off = null } = carried;
  const writtenOff = off === null ? null : { ...off, at: iso(off.at) };
  return { ...from, amount, unit, code, network, address, tag, carriedAt, takenBy, writtenOff };
};
