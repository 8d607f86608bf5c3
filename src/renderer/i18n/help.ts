/** Every page of the help. Loaded with the help only; the window without it does not carry these words. */
import { balancesHelp } from './en/help/balances.ts';
import { batchesHelp } from './en/help/batches.ts';
import { callbacksHelp } from './en/help/callbacks.ts';
import { currenciesHelp } from './en/help/currencies.ts';
import { depositsHelp } from './en/help/deposits.ts';
import { diagnosticsHelp } from './en/help/diagnostics.ts';
import { dispatchHelp } from './en/help/dispatch.ts';
import { exportHelp } from './en/help/export.ts';
import { importHelp } from './en/help/import.ts';
import { invoicesHelp } from './en/help/invoices.ts';
import { ledgerHelp } from './en/help/ledger.ts';
import { liveHelp } from './en/help/live.ts';
import { mendingHelp } from './en/help/mending.ts';
import { newPayoutHelp } from './en/help/new-payout.ts';
import { overviewHelp } from './en/help/overview.ts';
import { payoutsHelp } from './en/help/payouts.ts';
import { planHelp } from './en/help/plan.ts';
import { refusedFilesHelp } from './en/help/refused-files.ts';
import { reviewHelp } from './en/help/review.ts';
import { settingsHelp } from './en/help/settings.ts';
import { startHelp } from './en/help/start.ts';
import { stoppedHelp } from './en/help/stopped.ts';
import { trackHelp } from './en/help/track.ts';
import { troubleHelp } from './en/help/trouble.ts';
import { unknownHelp } from './en/help/unknown.ts';
import type { HelpId, HelpPage } from './help-page.ts';

/** In the order of the contents. */
export const helpPages: Readonly<Record<HelpId, HelpPage>> = {
  start: startHelp,
  live: liveHelp,
  mending: mendingHelp,
  stopped: stoppedHelp,
  'refused-files': refusedFilesHelp,
  trouble: troubleHelp,
  diagnostics: diagnosticsHelp,
  overview: overviewHelp,
  'new-payout': newPayoutHelp,
  batches: batchesHelp,
  import: importHelp,
  plan: planHelp,
  review: reviewHelp,
  dispatch: dispatchHelp,
  track: trackHelp,
  export: exportHelp,
  payouts: payoutsHelp,
  unknown: unknownHelp,
  balances: balancesHelp,
  deposits: depositsHelp,
  invoices: invoicesHelp,
  currencies: currenciesHelp,
  callbacks: callbacksHelp,
  ledger: ledgerHelp,
  settings: settingsHelp,
};

/** Pages about a task or a trouble; every other one is about a screen. */
const ABOUT_TASKS: readonly HelpId[] = [
  'start',
  'live',
  'mending',
  'stopped',
  'refused-files',
  'trouble',
  'diagnostics',
];

export const isHelpId = (text: string): text is HelpId => text in helpPages;

const ids = Object.keys(helpPages).filter(isHelpId);

export const taskPages: readonly HelpId[] = ids.filter((id) => ABOUT_TASKS.includes(id));
export const screenPages: readonly HelpId[] = ids.filter((id) => !ABOUT_TASKS.includes(id));
