/** What of the rows is shown: by status with counts, by rule, by text. */
import { Select, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView } from '#contract/views/batch.ts';
import { ChoiceChips } from '../../ui/choice-chips.tsx';
import { formatCount } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './import.module.css';
import type { Rows } from './use-rows.ts';
import {
  chipCounts,
  STATUS_CHIPS,
  withRule,
  withStatus,
  withText,
  type RowFilter,
} from './row-filter.ts';

interface RowsToolbarProps {
  readonly batch: BatchView;
  readonly rows: Rows;
}

interface SearchBoxProps {
  readonly filter: RowFilter;
  readonly onFilter: (filter: RowFilter) => void;
}

/** Typing pauses this long before the rows are asked for anew, ms. */
const PAUSE = 200;

const SearchBox = ({ filter, onFilter }: SearchBoxProps) => {
  const { t } = useTranslation();
  const [text, setText] = useState(filter.text ?? '');
  useEffect(() => {
    if (text.trim() === (filter.text ?? '')) return;
    const timer = setTimeout(() => onFilter(withText(filter, text)), PAUSE);
    return () => clearTimeout(timer);
  }, [text, filter, onFilter]);
  return (
    <TextInput
      type="search"
      data-search
      className={styles['search'] ?? ''}
      aria-label={t('import.rows.searchLabel')}
      placeholder={t('import.rows.search')}
      leftSection={<Icon name="search" />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
};

export const RowsToolbar = ({ batch, rows }: RowsToolbarProps) => {
  const { filter, setFilter: onFilter } = rows;
  const { t } = useTranslation();
  const counts = chipCounts(batch);
  const status = filter.status ?? 'all';
  const chosen = STATUS_CHIPS.find((chip) => chip === status) ?? 'all';
  return (
    <div className={styles['toolbar']}>
      <ChoiceChips
        label={t('import.rows.filter.label')}
        name="row-status"
        chips={STATUS_CHIPS.map((key) => ({
          key,
          label: t(`import.rows.filter.${key}`),
          count: counts[key],
        }))}
        chosen={chosen}
        onChoose={(chip) => onFilter(withStatus(filter, chip))}
      />
      <span className={styles['spring']} />
      {batch.issues.length > 0 && (
        <Select
          className={styles['ruleSelect'] ?? ''}
          aria-label={t('import.rows.rule')}
          value={filter.rule ?? ''}
          onChange={(rule) => onFilter(withRule(filter, rule === '' ? null : rule))}
          data={[
            { value: '', label: t('import.rows.anyRule') },
            ...batch.issues.map(({ rule, rows }) => ({
              value: rule,
              label: `${rule} · ${formatCount(rows)}`,
            })),
          ]}
        />
      )}
      <SearchBox
        key={filter.text === undefined ? 'empty' : 'typed'}
        filter={filter}
        onFilter={onFilter}
      />
    </div>
  );
};
