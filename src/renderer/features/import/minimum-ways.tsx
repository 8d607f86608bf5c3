/** What would really work for a row below the minimum, each one click; each was tried on the row before it is shown. */
import { Button } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { MinimumOptionView } from '#contract/views/minimum.ts';
import { call } from '../../bridge/client.ts';
import { useReading } from '../../bridge/use-reading.ts';
import { AddressText } from '../../ui/address-text.tsx';
import { formatMoney } from '../../ui/format.ts';
import styles from './minimum.module.css';

interface WayProps {
  readonly option: MinimumOptionView;
  readonly row: number;
}

const Way = ({ option, row }: WayProps) => {
  const { t } = useTranslation();
  if (option.kind === 'carry')
    return <p>{t('minimum.carry', { amount: formatMoney(option.amount, option.unit) })}</p>;
  const pays = formatMoney(option.pays, option.code);
  switch (option.kind) {
    case 'raise':
      return (
        <p>
          {t('minimum.raise', { pays, gift: formatMoney(option.gift, option.code) })}
          {option.giftUsd !== null && (
            <span className="muted"> {t('minimum.giftUsd', { usd: option.giftUsd })}</span>
          )}
        </p>
      );
    case 'other-network':
      return (
        <div>
          <p>{t(`minimum.network.${option.from}`, { pays, network: option.network })}</p>
          <AddressText address={option.address} copy={false} />
        </div>
      );
    case 'merge': {
      const others = [option.keeps, ...option.leaves].filter((one) => one !== row);
      const named = { count: others.length, others: others.join(', ') };
      return <p>{t('minimum.merge', { ...named, pays, keeps: option.keeps })}</p>;
    }
  }
};

const deedOf = ({ kind }: MinimumOptionView) => (kind === 'other-network' ? 'network' : kind);

interface MinimumWaysProps {
  readonly batchId: string;
  readonly row: number;
  readonly onUse: (option: MinimumOptionView) => void;
}

export const MinimumWays = ({ batchId, row, onUse }: MinimumWaysProps) => {
  const { t } = useTranslation();
  const { value } = useReading(
    useCallback(() => call('batch.options', { batchId, row }), [batchId, row]),
  );
  if (value === null) return null;
  return (
    <section className={styles['ways']} aria-label={t('minimum.title')}>
      <strong>{t('minimum.title')}</strong>
      {value.length === 0 ? (
        <p>{t('minimum.none')}</p>
      ) : (
        <>
          <p className="muted">{t('minimum.teach')}</p>
          <ul>
            {value.map((option) => (
              <li key={`${option.kind} ${option.kind === 'other-network' ? option.network : ''}`}>
                <Way option={option} row={row} />
                <Button size="xs" onClick={() => onUse(option)}>
                  {t(`minimum.do.${deedOf(option)}`)}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
