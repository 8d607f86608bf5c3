/** Which fiat currencies a person is about to give reference rates of; asked for from rows, plan and issues alike. */
import { create } from 'zustand';

interface RateDialog {
  /** Null while nobody gives rates. */
  readonly fiats: readonly string[] | null;
}

export const useRateDialog = create<RateDialog>(() => ({ fiats: null }));

export const askForRates = (fiats: readonly string[]): void => useRateDialog.setState({ fiats });

export const closeRateDialog = (): void => useRateDialog.setState({ fiats: null });
