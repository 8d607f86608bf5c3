import type { CarriedView } from '#contract/views/minimum.ts';
import type { CarriedAmount } from '#core/payout/covered.ts';

/** An amount carried forward as the window sees it. */
export const presentCarried = (
  carried: CarriedAmount & { readonly takenBy?: string | null },
): CarriedView => {
  const { batchId, batchName, row, reference, beneficiary, amount, unit, carriedAt } = carried;
  const { code, network, address, tag } = carried.destination;
  const from = { batchId, batchName, row, reference, beneficiary };
  const { takenBy = null } = carried;
  return { ...from, amount, unit, code, network, address, tag, carriedAt, takenBy };
};
