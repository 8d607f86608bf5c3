/** Calls about a batch before it is submitted: choose, import, answer, look at rows, exclude, plan. */
import type { CallInput } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';
import type { BatchView } from '#contract/views/batch.ts';
import type { Handlers } from '../../app.ts';
import type { ImportSource, IntakeBatch } from '../../ports/intake.ts';
import { changeRows } from './change-rows.ts';
import { done, refuse, type Desk } from '../desk.ts';
import { readWords } from '../../desk/credentials.ts';
import { presentChange, presentRow } from '../present-batch.ts';
import { allBatches, replyBatch } from './batch-view.ts';
import type { ImportChoices } from '#core/import/ask.ts';
import { openDraft } from './open-draft.ts';
import { repeatsOf } from './repeats-of.ts';
import { filterOf, rowsOf } from './row-choice.ts';
import type { CurrencySnapshot } from '#core/money/currency.ts';

type DraftCalls = Pick<
  Handlers,
  | 'batch.list'
  | 'batch.get'
  | 'batch.import'
  | 'batch.answer'
  | 'batch.cancelImport'
  | 'batch.rename'
  | 'batch.rows'
  | 'batch.seek'
  | 'batch.change'
  | 'batch.stopChange'
  | 'batch.changes'
  | 'batch.fixes'
  | 'batch.exclude'
  | 'batch.include'
  | 'batch.repeats'
  | 'batch.excuse'
  | 'batch.discard'
>;

type Source = CallInput<'batch.import'>['source'];

const sourceOf = (desk: Desk, source: Source): ImportSource | null => {
  switch (source.kind) {
    case 'text':
      return { kind: 'text', text: source.text, name: 'pasted rows' };
    case 'file': {
      const path = desk.files.pathOf(source.fileToken);
      return path === null ? null : { kind: 'file', path };
    }
    case 'sample': {
      const path = desk.samples.pathOf(source.name);
      return path === null ? null : { kind: 'file', path };
    }
  }
};

/** The list rows are checked against; without one nothing can be checked, so the import waits for it. */
export const snapshotFor = async (
  desk: Desk,
  insist: boolean,
): Promise<{ snapshot: CurrencySnapshot } | { refused: Reply<never> }> => {
  const { currencies } = desk.session();
  const snapshot = await currencies.refresh(insist);
  if (snapshot !== null) return { snapshot };
  const words = currencies.problem === null ? '' : readWords(currencies.problem);
  return {
    refused: refuse(
      'gateway-unanswered',
      `The list of currencies could not be read, so rows cannot be checked. Nothing was imported. ${words}`.trim(),
    ),
  };
};

const nameOf = (input: CallInput<'batch.import'>, source: ImportSource, now: number): string => {
  if (input.name !== undefined && input.name.trim() !== '') return input.name.trim();
  const month = new Date(now).toISOString().slice(0, 7);
  if (source.kind === 'text') return `${month} pasted rows`;
  const file = source.path.split(/[\\/]/).at(-1) ?? '';
  return `${month} ${file.replace(/\.[^.]+$/, '')}`.slice(0, 80);
};

const startImport = async (
  desk: Desk,
  input: CallInput<'batch.import'>,
): Promise<Reply<BatchView>> => {
  const session = desk.session();
  const source = sourceOf(desk, input.source);
  if (source === null) {
    return refuse(
      'not-found',
      'This file is not known any more. Nothing was imported. Choose it again.',
    );
  }
  const listed = await snapshotFor(desk, false);
  if ('refused' in listed) return listed.refused;
  const batchId = desk.ids.next();
  await session.intake.start({
    batchId,
    name: nameOf(input, source, desk.clock.now()),
    source,
    choices: {},
    snapshot: listed.snapshot,
  });
  return replyBatch(session, batchId);
};

/** Runs a change of a draft, unless it was submitted: then its rows are frozen. */
const onDraft = async (
  desk: Desk,
  batchId: string,
  change: (draft: IntakeBatch) => Promise<unknown>,
): Promise<Reply<BatchView>> => {
  const session = desk.session();
  const draft = await openDraft(session, batchId);
  if (!draft.ok) return draft;
  await change(draft.value);
  return replyBatch(session, batchId);
};

const discard = async (desk: Desk, batchId: string): Promise<Reply<null>> => {
  const session = desk.session();
  if ((await session.ledger.batch(batchId)) !== null) {
    return refuse(
      'not-allowed',
      'This batch was submitted once, so its history is kept. Cancel it instead; nothing was changed.',
    );
  }
  await session.intake.discard(batchId);
  desk.publish('batch.discarded', { batchId });
  return done(null);
};

/** The answers without the ones that were not given. */
const choicesOf = (given: CallInput<'batch.answer'>['choices']): ImportChoices => {
  const { encoding, delimiter, decimalMark, sheet, headerLine, columns, fills, products } = given;
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(decimalMark === undefined ? {} : { decimalMark }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(headerLine === undefined ? {} : { headerLine }),
    ...(columns === undefined ? {} : { columns }),
    ...(fills === undefined ? {} : { fills: fillsOf(fills) }),
    ...(products === undefined ? {} : { products }),
  };
};

type GivenFills = NonNullable<CallInput<'batch.answer'>['choices']['fills']>;

const fillsOf = (given: GivenFills): NonNullable<ImportChoices['fills']> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));

const answer = (desk: Desk, input: CallInput<'batch.answer'>): Promise<Reply<BatchView>> =>
  onDraft(desk, input.batchId, async () => {
    const listed = await snapshotFor(desk, false);
    if ('refused' in listed) return;
    const choices = choicesOf(input.choices);
    await desk.session().intake.answer(input.batchId, choices, listed.snapshot);
  });

export const makeDraftCalls = (desk: Desk): DraftCalls => ({
  'batch.list': async () => done(await allBatches(desk.session())),
  'batch.get': ({ batchId }) => replyBatch(desk.session(), batchId),
  'batch.import': (input) => startImport(desk, input),
  'batch.answer': (input) => answer(desk, input),
  'batch.cancelImport': ({ batchId }) =>
    onDraft(desk, batchId, () => desk.session().intake.cancel(batchId)),
  'batch.rename': ({ batchId, name }) =>
    onDraft(desk, batchId, () => desk.session().intake.rename(batchId, name)),
  'batch.rows': async ({ batchId, filter, sort = null, offset, limit }) => {
    const { intake } = desk.session();
    const page = await intake.rows(batchId, filterOf(filter), { offset, limit, sort });
    return done({ total: page.total, offset, items: page.items.map(presentRow) });
  },
  'batch.seek': async ({ batchId, filter, sort = null, seek }) =>
    done(await desk.session().intake.seek(batchId, { filter: filterOf(filter), sort }, seek)),
  'batch.change': ({ batchId, edit }) => changeRows(desk, batchId, edit),
  'batch.stopChange': async ({ batchId }) => {
    await desk.session().intake.stopChange(batchId);
    return replyBatch(desk.session(), batchId);
  },
  'batch.changes': async ({ batchId, offset, limit }) => {
    const page = await desk.session().intake.changes(batchId, { offset, limit });
    return done({ total: page.total, offset, items: page.items.map(presentChange) });
  },
  'batch.fixes': async ({ batchId }) => done(await desk.session().intake.fixes(batchId)),
  'batch.exclude': ({ batchId, rows, reason }) =>
    changeRows(desk, batchId, { kind: 'exclude', rows: rowsOf(rows), reason }),
  'batch.include': ({ batchId, rows }) =>
    changeRows(desk, batchId, { kind: 'include', rows: rowsOf(rows) }),
  'batch.repeats': ({ batchId }) => repeatsOf(desk, batchId),
  'batch.excuse': ({ batchId, rows, rule, reason }) =>
    changeRows(desk, batchId, { kind: 'excuse', rows: rowsOf(rows), rule, reason }),
  'batch.discard': ({ batchId }) => discard(desk, batchId),
});
