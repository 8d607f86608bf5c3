/** What would really work for a row below the minimum; each was tried on the row before it is shown. */
import { Button } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { MinimumOptionView } from '#contract/views/batch.ts';
import { call } from '../../bridge/client.ts';
import { useReading } from '../../bridge/use-reading.ts';
import { AddressText } from '../../ui/address-text.tsx';
import { formatMoney } from '../../ui/format.ts';
import styles from './import.module.css';

const Way = ({ option }: { readonly option: MinimumOptionView }) => {
  const { t } = useTranslation();
  if (option.kind === 'carry') return <span>{t('import.minimum.carry')}</span>;
  const pays = formatMoney(option.pays, option.code);
  switch (option.kind) {
    case 'raise':
      return (
        <span>
          {t('import.minimum.raise', { pays, gift: formatMoney(option.gift, option.code) })}
          {option.giftUsd !== null && ` ${t('import.minimum.giftUsd', { usd: option.giftUsd })}`}
        </span>
      );
    case 'other-network':
      return (
        <span>
          {t(`import.minimum.network.${option.from}`, { pays, network: option.network })}
          <AddressText address={option.address} copy={false} />
        </span>
      );
    case 'merge':
      return (
        <span>
          {t('import.minimum.merge', {
            pays,
            keeps: option.keeps,
            leaves: option.leaves.join(', '),
          })}
        </span>
      );
  }
};

interface MinimumWaysProps {
  readonly batchId: string;
  readonly row: number;
  readonly onCarry: () => void;
}

export const MinimumWays = ({ batchId, row, onCarry }: MinimumWaysProps) => {
  const { t } = useTranslation();
  const { value } = useReading(
    useCallback(() => call('batch.options', { batchId, row }), [batchId, row]),
  );
  if (value === null || value.length === 0) return null;
  return (
    <div className={styles['minimumWays']}>
      <strong>{t('import.minimum.title')}</strong>
      <ul>
        {value.map((option) => (
          <li key={`${option.kind} ${option.kind === 'other-network' ? option.network : ''}`}>
            <Way option={option} />
          </li>
        ))}
      </ul>
      <Button size="xs" variant="filled" onClick={onCarry}>
        {t('import.minimum.carryNow')}
      </Button>
    </div>
  );
};
