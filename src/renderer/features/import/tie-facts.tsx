/** With which rows or runs the amount of a row is tied, and the way to take it apart. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RowView } from '#contract/views/batch.ts';
import styles from './minimum.module.css';

interface TieFactsProps {
  readonly row: Pick<RowView, 'row' | 'tie'>;
  /** Null once the batch is frozen. */
  readonly onApart: ((row: number) => void) | null;
}

export const TieFacts = ({ row: { row, tie }, onApart }: TieFactsProps) => {
  const { t } = useTranslation();
  switch (tie?.kind) {
    case undefined:
      return null;
    case 'merged':
      return <p className={styles['tie']}>{t('minimum.tie.merged', { into: tie.into })}</p>;
    case 'carried':
      return <p className={styles['tie']}>{t('minimum.tie.carried')}</p>;
    case 'covers':
      return (
        <div className={styles['tie']}>
          <span>{t('minimum.tie.covers', { words: tie.words.join('; ') })}</span>
          {onApart !== null && tie.apart && (
            <Button size="xs" onClick={() => onApart(row)}>
              {t('minimum.tie.apart')}
            </Button>
          )}
        </div>
      );
  }
};
