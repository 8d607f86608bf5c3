/** Favourites and columns as the person keeps them, in the settings of this computer. */
import { useMemo } from 'react';
import type { CurrencyTableView } from '#contract/views/holdings.ts';
import { useApp } from '../../bridge/app-store.ts';
import { call } from '../../bridge/client.ts';
import { notifyError } from '../../ui/notify.ts';

/** Columns put away until someone shows them. */
const USUALLY_HIDDEN: readonly string[] = ['minDepositUsd', 'family', 'explorer'];

const usual: CurrencyTableView = { favourites: [], hiddenColumns: USUALLY_HIDDEN };

const choiceNow = (): CurrencyTableView => useApp.getState().app?.preferences.currencies ?? usual;

/** Shows the choice at once and keeps it; what could not be kept is told. */
const keep = async (change: Partial<CurrencyTableView>): Promise<void> => {
  const currencies = { ...choiceNow(), ...change };
  useApp.setState(({ app }) => ({
    app: app === null ? null : { ...app, preferences: { ...app.preferences, currencies } },
  }));
  const reply = await call('preferences.save', {
    currencies: {
      favourites: [...currencies.favourites],
      hiddenColumns: [...currencies.hiddenColumns],
    },
  });
  if (!reply.ok) notifyError(reply.error);
};

const without = <T>(all: readonly T[], one: T): readonly T[] => all.filter((each) => each !== one);

export const toggleFavourite = (id: number): void => {
  const { favourites } = choiceNow();
  void keep({
    favourites: favourites.includes(id) ? without(favourites, id) : [...favourites, id],
  });
};

export const toggleColumn = (key: string): void => {
  const { hiddenColumns } = choiceNow();
  void keep({
    hiddenColumns: hiddenColumns.includes(key)
      ? without(hiddenColumns, key)
      : [...hiddenColumns, key],
  });
};

export const useTableChoice = () => {
  const choice = useApp((state) => state.app?.preferences.currencies) ?? usual;
  return useMemo(
    () => ({
      favourites: new Set(choice.favourites),
      hidden: new Set(choice.hiddenColumns),
    }),
    [choice],
  );
};
