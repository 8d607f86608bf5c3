/** Which page of the help belongs to what is on screen. */
import type { Stage } from '#contract/views/batch.ts';
import type { HelpId } from '../../i18n/help-page.ts';
import type { Route, ScreenName } from '../navigation.ts';

/** A screen without a page does not compile. */
const PAGES: Readonly<Record<Exclude<ScreenName, 'batch'>, HelpId>> = {
  overview: 'overview',
  'new-payout': 'new-payout',
  batches: 'batches',
  payouts: 'payouts',
  unknown: 'unknown',
  balances: 'balances',
  deposits: 'deposits',
  invoices: 'invoices',
  currencies: 'currencies',
  callbacks: 'callbacks',
  settings: 'settings',
  setup: 'live',
  ledger: 'ledger',
};

/** The page of a screen; of a batch, that of the step shown. */
export const helpOf = (route: Route, stage: Stage | null): HelpId =>
  route.screen === 'batch' ? (stage ?? route.stage ?? 'import') : PAGES[route.screen];
