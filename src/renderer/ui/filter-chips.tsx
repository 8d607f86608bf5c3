import { useTranslation } from 'react-i18next';
import classes from './filter-chips.module.css';
import { Icon } from './icon.tsx';

export interface FilterChip {
  readonly key: string;
  readonly label: string;
  readonly onRemove: () => void;
}

interface FilterChipsProps {
  readonly chips: readonly FilterChip[];
  readonly onClear: () => void;
}

/** The filters in force, to be read as a sentence: "errors · USDT · below minimum". */
export const FilterChips = ({ chips, onClear }: FilterChipsProps) => {
  const { t } = useTranslation();
  if (chips.length === 0) return null;
  return (
    <div className={classes.chips}>
      {chips.map((chip) => (
        <button
          key={chip.key}
          type="button"
          className={classes.chip}
          aria-label={t('common.removeFilter', { label: chip.label })}
          onClick={chip.onRemove}
        >
          {chip.label}
          <Icon name="close" />
        </button>
      ))}
      <button type="button" className={classes.clear} onClick={onClear}>
        {t('common.clearFilters')}
      </button>
    </div>
  );
};
