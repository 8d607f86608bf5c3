/** Calls about money and the desk: plan, export, currencies, balances, overview, files. */
import type { Reply } from '#contract/errors.ts';
import type { CallReplies } from '#contract/contract.ts';
import type { PlanView } from '#contract/views/batch.ts';
import type { Handlers } from '../../app.ts';
import { recordExport, resultFile, resultFileName } from '../../workflow/export.ts';
import { planBatch } from '../../workflow/plan.ts';
import { noSuchBatch } from '../../workflow/problem.ts';
import { done, fromProblem, operator, type Desk } from '../desk.ts';
import { overview } from '../overview.ts';
import { presentPlan } from '../present-plan.ts';
import { currencyList } from '../currency-history.ts';
import { iso, presentBalances } from '../present-money.ts';

type DeskCalls = Pick<
  Handlers,
  | 'batch.plan'
  | 'batch.export'
  | 'currency.list'
  | 'balance.list'
  | 'overview.get'
  | 'sample.list'
  | 'file.choose'
  | 'file.saveTemplate'
>;

const exportBatch = async (
  desk: Desk,
  { batchId, format }: { batchId: string; format: 'csv' },
): Promise<Reply<CallReplies['batch.export']>> => {
  const { ledger, intake, standing } = desk.session();
  const [draft, batch] = await Promise.all([intake.batch(batchId), ledger.batch(batchId)]);
  const name = draft?.name ?? batch?.name;
  if (name === undefined || draft === null) return fromProblem(noSuchBatch());
  const saved = await desk.save(resultFileName(name), () =>
    resultFile({ ledger, intake, formatTime: iso }, batchId),
  );
  if (!saved.ok || saved.value === null) return saved.ok ? done(null) : saved;
  const { savedAs } = saved.value;
  const fileName = savedAs.split(/[\\/]/).at(-1) ?? savedAs;
  // A ledger that is only looked at cannot note that it was.
  const isNoted = batch !== null && standing.kind === 'open';
  if (isNoted) await recordExport(ledger, operator(desk), { batchId, format, fileName });
  return done({ savedAs, rows: draft.rows });
};

const chooseFile = async (desk: Desk): Promise<Reply<CallReplies['file.choose']>> => {
  const path = await desk.openFile();
  return path === null ? done(null) : desk.files.register(path);
};

const plan = async (desk: Desk, batchId: string, refresh: boolean): Promise<Reply<PlanView>> => {
  const session = desk.session();
  const { platformId } = session.profile;
  const needs = { ...session, platformId, clock: desk.clock, changed: session.review.changed };
  const planned = await planBatch(needs, batchId, refresh);
  return planned.ok ? done(presentPlan(planned.value)) : fromProblem(planned.error);
};

export const makeDeskCalls = (desk: Desk): DeskCalls => ({
  'batch.plan': ({ batchId, refresh }) => plan(desk, batchId, refresh),
  'batch.export': (input) => exportBatch(desk, input),
  'currency.list': async ({ refresh }) => {
    const { currencies } = desk.session();
    await currencies.refresh(refresh);
    return done(await currencyList(desk.session()));
  },
  'balance.list': async ({ refresh }) => {
    const { balances, currencies } = desk.session();
    await Promise.all([currencies.refresh(false), balances.refresh(refresh)]);
    return done(await presentBalances(balances, currencies));
  },
  'overview.get': async ({ refresh }) => done(await overview(desk, refresh)),
  'sample.list': async () => done(await desk.samples.list()),
  'file.choose': () => chooseFile(desk),
  'file.saveTemplate': () => desk.save('purser-template.csv', () => [desk.template]),
});
