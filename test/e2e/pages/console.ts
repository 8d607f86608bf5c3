/** The whole console as an operator sees it: one object a screen, over one launched app. */
import { BalancesScreen } from './balances-screen.ts';
import { BatchPage } from './batch-page.ts';
import { BatchesScreen } from './batches-screen.ts';
import { CallbacksScreen } from './callbacks-screen.ts';
import { CurrenciesScreen } from './currencies-screen.ts';
import { DispatchStep } from './dispatch-step.ts';
import { ExportStep } from './export-step.ts';
import { Frame } from './frame.ts';
import { ImportStep } from './import-step.ts';
import { LedgerScreen } from './ledger-screen.ts';
import { NewPayoutScreen } from './new-payout-screen.ts';
import { PayoutsScreen } from './payouts-screen.ts';
import { PlanStep } from './plan-step.ts';
import { ReviewStep } from './review-step.ts';
import { RowSheet } from './row-sheet.ts';
import { SettingsScreen } from './settings-screen.ts';
import { TrackStep } from './track-step.ts';
import { UnknownDesk } from './unknown-desk.ts';
import type { Launched } from '../host/launch.ts';

export interface Console {
  readonly frame: Frame;
  readonly batches: BatchesScreen;
  readonly batch: BatchPage;
  readonly rows: ImportStep;
  readonly sheet: RowSheet;
  readonly plan: PlanStep;
  readonly review: ReviewStep;
  readonly dispatch: DispatchStep;
  readonly track: TrackStep;
  readonly result: ExportStep;
  readonly newPayout: NewPayoutScreen;
  readonly payouts: PayoutsScreen;
  readonly balances: BalancesScreen;
  readonly callbacks: CallbacksScreen;
  readonly currencies: CurrenciesScreen;
  readonly settings: SettingsScreen;
  readonly ledger: LedgerScreen;
  readonly unknown: UnknownDesk;
}

export const openConsole = (launched: Launched): Console => {
  const { page } = launched;
  return {
    frame: new Frame(page),
    batches: new BatchesScreen(launched),
    batch: new BatchPage(page),
    rows: new ImportStep(page),
    sheet: new RowSheet(page),
    plan: new PlanStep(page),
    review: new ReviewStep(page),
    dispatch: new DispatchStep(page),
    track: new TrackStep(page),
    result: new ExportStep(launched),
    newPayout: new NewPayoutScreen(page),
    payouts: new PayoutsScreen(page),
    balances: new BalancesScreen(launched),
    callbacks: new CallbacksScreen(page),
    currencies: new CurrenciesScreen(page),
    settings: new SettingsScreen(page),
    ledger: new LedgerScreen(launched),
    unknown: new UnknownDesk(page),
  };
};

type Choice = Parameters<ReviewStep['choose']>[0];

/** Carries a batch whose rows are in order from its rows to the question before sending. */
export const approveBatch = async (console: Console, ...choices: Choice[]): Promise<void> => {
  await console.rows.toPlan();
  await console.plan.submit();
  await console.review.retypeAll();
  for (const choice of choices) await console.review.choose(choice);
  await console.review.approve();
};
