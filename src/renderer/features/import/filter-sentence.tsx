/** What is shown, as a sentence of chips; each is taken away by a press. */
import { useTranslation } from 'react-i18next';
import styles from './grid/sheet.module.css';
import { withAnyRun, withRule, withStatus, withText } from './row-filter.ts';
import type { Rows } from './use-rows.ts';

export const FilterSentence = ({ rows }: { readonly rows: Rows }) => {
  const { t } = useTranslation();
  const { filter, sort, setFilter, setSort } = rows;
  const { status, rule, repeats, text } = filter;
  const name = (key: NonNullable<Rows['sort']>['key']): string =>
    key === 'row' || key === 'pays' ? t(`import.rows.${key}`) : t(`sheet.column.${key}`);
  const chips = [
    ...(status === undefined || status === 'to-pay'
      ? []
      : [
          {
            words: t(`import.rows.filter.${status}`),
            remove: () => setFilter(withStatus(filter, 'all')),
          },
        ]),
    ...(rule === undefined
      ? []
      : [{ words: rule, remove: () => setFilter(withRule(filter, null)) }]),
    ...(repeats === undefined
      ? []
      : [{ words: t('sheet.repeating'), remove: () => setFilter(withAnyRun(filter)) }]),
    ...(text === undefined
      ? []
      : [
          {
            words: t('sheet.holding', { text }),
            remove: () => setFilter(withText(filter, '')),
          },
        ]),
    ...(sort === null
      ? []
      : [
          {
            words: t(sort.direction === 'up' ? 'sheet.sortedUp' : 'sheet.sortedDown', {
              by: name(sort.key),
            }),
            remove: () => setSort(null),
          },
        ]),
  ];
  if (chips.length === 0) return null;
  return (
    <p className={styles['sentence']}>
      <span className="muted">{t('sheet.showing')}</span>
      {chips.map(({ words, remove }) => (
        <button
          key={words}
          type="button"
          className={styles['chip']}
          aria-label={t('sheet.removeFilter', { words })}
          onClick={remove}
        >
          {words} <span aria-hidden="true">×</span>
        </button>
      ))}
    </p>
  );
};
