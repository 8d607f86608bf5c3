/** The English words, one file a screen; the shape of every other language. */
import { batchesWords } from './en/batches.ts';
import { callbackWords } from './en/callbacks.ts';
import { common } from './en/common.ts';
import { dataWords } from './en/data.ts';
import { currencies } from './en/currencies.ts';
import { diagnosticsWords } from './en/diagnostics.ts';
import { depositsWords } from './en/deposits.ts';
import { dispatchWords } from './en/dispatch.ts';
import { exportWords } from './en/export.ts';
import { frame } from './en/frame.ts';
import { helpWords } from './en/help.ts';
import { holdingsWords } from './en/holdings.ts';
import { importWords } from './en/import.ts';
import { invoicesWords } from './en/invoices.ts';
import { ledgerWords } from './en/ledger.ts';
import { minimumWords } from './en/minimum.ts';
import { owedWords } from './en/owed.ts';
import { newPayoutWords } from './en/new-payout.ts';
import { overview } from './en/overview.ts';
import { payouts } from './en/payouts.ts';
import { planWords } from './en/plan.ts';
import { practicePay } from './en/practice-pay.ts';
import { policyWords } from './en/policy.ts';
import { ratesWords } from './en/rates.ts';
import { repeatsWords } from './en/repeats.ts';
import { rehearsalWords } from './en/rehearsal.ts';
import { reviewWords } from './en/review.ts';
import { settings } from './en/settings.ts';
import { setupWords } from './en/setup.ts';
import { sheetWords } from './en/sheet.ts';
import { status } from './en/status.ts';
import { trackWords } from './en/track.ts';
import { unknownWords } from './en/unknown.ts';
import { vouchWords } from './en/vouch.ts';
import { updatesWords } from './en/updates.ts';

export const english = {
  common,
  currencies,
  frame,
  overview,
  help: helpWords,
  holdings: holdingsWords,
  payouts,
  settings,
  status,
  callbacks: callbackWords,
  batches: batchesWords,
  import: importWords,
  minimum: minimumWords,
  owed: owedWords,
  setup: setupWords,
  sheet: sheetWords,
  plan: planWords,
  policy: policyWords,
  rates: ratesWords,
  rehearsal: rehearsalWords,
  review: reviewWords,
  deposits: depositsWords,
  diagnostics: diagnosticsWords,
  invoices: invoicesWords,
  practicePay,
  dispatch: dispatchWords,
  track: trackWords,
  unknown: unknownWords,
  ledger: ledgerWords,
  export: exportWords,
  newPayout: newPayoutWords,
  repeats: repeatsWords,
  vouch: vouchWords,
  updates: updatesWords,
  data: dataWords,
} as const;
