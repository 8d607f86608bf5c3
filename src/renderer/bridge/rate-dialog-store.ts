/** Which fiat currencies a person is about to give reference rates of; asked for from rows, plan and issues alike. */
import { create } from 'zustand';

interface RateDialog {
  /** Null while nobody gives rates. */
  readonly fiats: readonly string[] | null;
  /** How often rates were kept: rows on screen pay something else from then on. */
  readonly kept: number;
}

export const useRateDialog = create<RateDialog>(() => ({ fiats: null, kept: 0 }));

export const askForRates = (fiats: readonly string[]): void => useRateDialog.setState({ fiats });

/** Closes the dialog after rates were kept and the rows converted anew. */
export const ratesWereKept = (): void =>
  useRateDialog.setState(({ kept }) => ({ fiats: null, kept: kept + 1 }));

export const closeRateDialog = (): void => useRateDialog.setState({ fiats: null });
