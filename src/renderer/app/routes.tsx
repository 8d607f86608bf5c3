/** Which feature shows where; each screen is loaded when first opened. */
import { lazy } from 'react';
import type { Route } from './navigation.ts';

const Overview = lazy(async () => ({
  default: (await import('../features/overview/overview-screen.tsx')).OverviewScreen,
}));

/** The screen of a route. */
export const ScreenOfRoute = ({ route }: { readonly route: Route }) => {
  switch (route.screen) {
    case 'overview':
      return <Overview />;
    default:
      return null;
  }
};
