import { useTranslation } from 'react-i18next';
import type { CurrencyView } from '#contract/views/money.ts';
import { useApp } from '../../bridge/app-store.ts';
import { currencyWords } from '../../ui/currency-words.ts';
import { Icon } from '../../ui/icon.tsx';
import classes from './currencies.module.css';
import { toggleFavourite } from './table-choice.ts';

/** Marks a currency, so that it comes first and can be shown alone. */
export const FavouriteButton = ({ currency }: { readonly currency: CurrencyView }) => {
  const { t } = useTranslation();
  const marked = useApp(
    (state) => state.app?.preferences.currencies?.favourites.includes(currency.id) ?? false,
  );
  const name = currencyWords(currency.code, currency.network);
  const label = t(marked ? 'currencies.unmark' : 'currencies.mark', { name });
  return (
    <button
      type="button"
      className={classes.star}
      aria-pressed={marked}
      aria-label={label}
      title={label}
      onClick={(event) => {
        event.stopPropagation();
        toggleFavourite(currency.id);
      }}
    >
      <Icon name="star" />
    </button>
  );
};
