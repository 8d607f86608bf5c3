/** Which feature shows where; each screen is loaded when first opened. */
import { lazy } from 'react';
import type { Route } from './navigation.ts';

const Overview = lazy(async () => ({
  default: (await import('../features/overview/overview-screen.tsx')).OverviewScreen,
}));
const Payouts = lazy(async () => ({
  default: (await import('../features/payouts/payouts-screen.tsx')).PayoutsScreen,
}));
const Currencies = lazy(async () => ({
  default: (await import('../features/currencies/currencies-screen.tsx')).CurrenciesScreen,
}));
const Settings = lazy(async () => ({
  default: (await import('../features/settings/settings-screen.tsx')).SettingsScreen,
}));

/** The screen of a route. */
export const ScreenOfRoute = ({ route }: { readonly route: Route }) => {
  switch (route.screen) {
    case 'overview':
      return <Overview />;
    case 'payouts':
      return <Payouts route={route} />;
    case 'currencies':
      return <Currencies />;
    case 'settings':
      return <Settings />;
    default:
      return null;
  }
};
