/** What people decided about the rows of a batch that the one who approves it should see. */
import type { Reply } from '#contract/errors.ts';
import type { DecisionsView } from '#contract/views/minimum.ts';
import { BATCH_LIMIT } from '#core/review/approval.ts';
import { coveredAmount } from '#core/payout/covered.ts';
import type { RowToPay } from '../../ports/intake.ts';
import { done, type Desk } from '../desk.ts';
import { presentCarried } from './present-carried.ts';

const vouchedIn = ({ row, content, overrides }: RowToPay): DecisionsView['vouched'] =>
  overrides.flatMap(({ by, at, reason, resembles }) =>
    resembles === undefined
      ? []
      : [
          {
            row,
            reference: content.reference,
            beneficiary: content.beneficiary,
            address: content.destination.address,
            resembles,
            by,
            at,
            reason,
          },
        ],
  );

const togetherIn = ({ row, content, covers = [] }: RowToPay): DecisionsView['together'] =>
  covers.length === 0
    ? []
    : [{ row, reference: content.reference, words: covers.map(coveredAmount) }];

export const decisionsOf = async (desk: Desk, batchId: string): Promise<Reply<DecisionsView>> => {
  const { intake, ledger } = desk.session();
  const rows = await intake.toPay(batchId, BATCH_LIMIT);
  const carried = await ledger.carried({ batchId });
  return done({
    vouched: rows.flatMap(vouchedIn),
    together: rows.flatMap(togetherIn),
    noTag: rows.filter(({ noTag }) => noTag === true).map(({ row }) => row),
    carried: carried.map(presentCarried),
  });
};
