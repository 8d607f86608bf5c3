/** Which feature shows where; each screen is loaded when first opened. */
import { lazy } from 'react';
import type { Route } from './navigation.ts';

// The first screen is fetched while the window still waits to hear what it is about.
const overview = import('../features/overview/overview-screen.tsx');
// A failure is shown where the screen is; without this it would also count as one that nobody heard.
overview.catch(() => undefined);

const Overview = lazy(async () => ({ default: (await overview).OverviewScreen }));
const Payouts = lazy(async () => ({
  default: (await import('../features/payouts/payouts-screen.tsx')).PayoutsScreen,
}));
const Unknown = lazy(async () => ({
  default: (await import('../features/unknown/unknown-screen.tsx')).UnknownScreen,
}));
const Currencies = lazy(async () => ({
  default: (await import('./currencies-page.tsx')).CurrenciesPage,
}));
const Balances = lazy(async () => ({
  default: (await import('../features/balances/balances-screen.tsx')).BalancesScreen,
}));
const Callbacks = lazy(async () => ({
  default: (await import('../features/callbacks/callbacks-screen.tsx')).CallbacksScreen,
}));
const Deposits = lazy(async () => ({
  default: (await import('../features/deposits/deposits-screen.tsx')).DepositsScreen,
}));
const Invoices = lazy(async () => ({
  default: (await import('../features/invoices/invoices-screen.tsx')).InvoicesScreen,
}));
const Settings = lazy(async () => ({
  default: (await import('../features/settings/settings-screen.tsx')).SettingsScreen,
}));

const Setup = lazy(async () => ({
  default: (await import('../features/settings/setup/setup-screen.tsx')).SetupScreen,
}));

const Ledger = lazy(async () => ({
  default: (await import('../features/ledger/ledger-screen.tsx')).LedgerScreen,
}));

const batchPage = () => import('./batch-page.tsx');

const Batches = lazy(async () => {
  const { BatchesPage } = await import('./batches-page.tsx');
  // Whoever looks at the list is about to open a batch or a file, whose rows are not to wait for code.
  setTimeout(() => void batchPage().catch(() => undefined), 0);
  return { default: BatchesPage };
});

const Batch = lazy(async () => ({ default: (await batchPage()).BatchPage }));

const NewPayout = lazy(async () => ({
  default: (await import('./new-payout-page.tsx')).NewPayoutPage,
}));

/** The screen of a route. */
export const ScreenOfRoute = ({ route }: { readonly route: Route }) => {
  switch (route.screen) {
    case 'overview':
      return <Overview />;
    case 'payouts':
      return <Payouts route={route} />;
    case 'unknown':
      return <Unknown route={route} />;
    case 'currencies':
      return <Currencies route={route} />;
    case 'balances':
      return <Balances first={route.view ?? 'now'} />;
    case 'callbacks':
      return <Callbacks route={route} />;
    case 'deposits':
      return <Deposits create={route.create ?? false} />;
    case 'invoices':
      return <Invoices create={route.create ?? false} />;
    case 'settings':
      return <Settings part={route.part ?? null} />;
    case 'setup':
      return <Setup {...(route.profileId === undefined ? {} : { profileId: route.profileId })} />;
    case 'ledger':
      return <Ledger verify={route.verify ?? false} />;
    case 'batches':
      return <Batches />;
    case 'batch':
      return <Batch key={route.batchId} route={route} />;
    case 'new-payout':
      return <NewPayout first={route.first ?? false} />;
  }
};
