/** An address that looks like another is let pass by a person who compared the two and retyped where they differ. */
import type { CallInput } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';
import type { BatchView } from '#contract/views/batch.ts';
import { isRetyped, toRetype } from '#core/beneficiary/retyped.ts';
import { LOOK_ALIKE } from '#core/import/repeat.ts';
import { refuse, type Desk } from '../desk.ts';
import { changeRows } from './change-rows.ts';

export const vouch = async (
  desk: Desk,
  { batchId, row, other, given }: CallInput<'batch.vouch'>,
): Promise<Reply<BatchView>> => {
  const page = await desk.session().intake.rows(batchId, {}, { offset: row - 1, limit: 1 });
  const [found] = page.items;
  const issue = found?.issues.find(
    ({ rule, resembles }) => rule === LOOK_ALIKE && resembles === other,
  );
  const basis = issue?.repeats?.basis ?? null;
  if (found === undefined || basis === null)
    return refuse(
      'conflict',
      'This row does not look like that address any more. Nothing was changed. Look at the row again.',
    );
  if (given !== null && !isRetyped(given.typed, toRetype(found.cells.address, other)))
    return refuse(
      'invalid-input',
      'These are not the characters of the address in this row, so nothing was changed and it stays stopped. Take them from what the beneficiary sent you.',
      'typed',
    );
  const reason = given?.reason ?? null;
  return changeRows(desk, batchId, {
    kind: 'excuse',
    rows: [row],
    rule: LOOK_ALIKE,
    basis,
    reason,
  });
};
