/** Changes of the rows of a draft, by the person at the desk. */
import type { CallInput } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';
import type { BatchView } from '#contract/views/batch.ts';
import { isUnit } from '#core/import/fix-offers.ts';
import type { RowEdits } from '#core/import/row-edit.ts';
import { ROW_FIELDS } from '#core/import/row.ts';
import type { DraftEdit } from '../../ports/draft-edit.ts';
import { operator, refuse, type Desk } from '../desk.ts';
import { replyBatch } from './batch-view.ts';
import { openDraft } from './open-draft.ts';

type GivenEdit = CallInput<'batch.change'>['edit'];

/** The fields that were given. */
const cellsOf = (given: Extract<GivenEdit, { kind: 'add' }>['cells']): RowEdits =>
  Object.fromEntries(
    ROW_FIELDS.flatMap((field) => (given[field] === undefined ? [] : [[field, given[field]]])),
  );

const editOf = (given: GivenEdit): DraftEdit =>
  given.kind === 'add' ? { kind: 'add', cells: cellsOf(given.cells) } : given;

/** Makes one step and answers the batch as it is then; refused once it was submitted. */
export const changeRows = async (
  desk: Desk,
  batchId: string,
  edit: GivenEdit | DraftEdit,
): Promise<Reply<BatchView>> => {
  const session = desk.session();
  const draft = await openDraft(session, batchId);
  if (!draft.ok) return draft;
  if (edit.kind === 'fix' && edit.fix.kind === 'unit' && !isUnit(edit.fix.unit)) {
    return refuse('invalid-input', 'This is no unit of amounts. Nothing was changed.');
  }
  const by = operator(desk);
  const changed = await session.intake.change(batchId, {
    edit: edit.kind === 'add' ? editOf(edit) : edit,
    by: by.kind === 'person' ? by.name : null,
    snapshot: session.currencies.snapshot,
  });
  return changed.ok ? replyBatch(session, batchId) : refuse('not-allowed', changed.error);
};
