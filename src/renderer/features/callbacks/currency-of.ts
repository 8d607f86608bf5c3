/** The currency of an id as the window knows it; the id itself where the list does not name it. */
import { useCallback } from 'react';
import { useCurrencies } from '../../bridge/currencies-store.ts';
import { currencyWords } from '../../ui/currency-words.ts';

export const useCurrencyWords = (): ((id: number | null) => string) => {
  const list = useCurrencies((state) => state.list);
  return useCallback(
    (id) => {
      if (id === null) return '';
      const found = list?.currencies.find((currency) => currency.id === id);
      return found === undefined ? `#${id}` : currencyWords(found.code, found.network);
    },
    [list],
  );
};
