/** The browser of currencies, with the dialog that takes a reference rate a sum needs. */
import { closeRateDialog, ratesWereKept, useRateDialog } from '../bridge/rate-dialog-store.ts';
import { CurrenciesScreen } from '../features/currencies/currencies-screen.tsx';
import { RateDialog } from '../features/rates/rate-dialog.tsx';
import type { Route } from './navigation.ts';

export const CurrenciesPage = ({
  route,
}: {
  readonly route: Extract<Route, { screen: 'currencies' }>;
}) => {
  const { fiats } = useRateDialog();
  return (
    <>
      <CurrenciesScreen first={route.view ?? 'list'} />
      {fiats !== null && (
        <RateDialog batchId={null} fiats={fiats} onKept={ratesWereKept} onClose={closeRateDialog} />
      )}
    </>
  );
};
