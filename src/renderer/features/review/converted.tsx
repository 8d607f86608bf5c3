/** What the gateway is to make of the fiat amounts of an order: expected, at most, and known only afterwards. */
import { useTranslation } from 'react-i18next';
import type { BatchView } from '#contract/views/batch.ts';
import { AmountText } from '../../ui/amount-text.tsx';
import { CurrencyText } from '../../ui/currency-text.tsx';
import { formatCount } from '../../ui/format.ts';
import styles from './review.module.css';

export const Converted = ({ batch }: { readonly batch: BatchView }) => {
  const { t } = useTranslation();
  if (batch.converted.length === 0) return null;
  return (
    <section className={styles['converted']} aria-label={t('review.converted.title')}>
      <h3>{t('review.converted.title')}</h3>
      <p>{t('review.converted.says')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('review.converted.currency')}</th>
            <th scope="col" data-align="end">
              {t('review.converted.count')}
            </th>
            <th scope="col" data-align="end">
              {t('review.converted.expected')}
            </th>
            <th scope="col" data-align="end">
              {t('review.converted.most')}
            </th>
          </tr>
        </thead>
        <tbody>
          {batch.converted.map(({ currencyId, code, network, count, expected, most }) => (
            <tr key={currencyId}>
              <th scope="row">
                <CurrencyText code={code} network={network} />
              </th>
              <td data-align="end">{formatCount(count)}</td>
              <td data-align="end">
                ≈ <AmountText amount={expected} code={code} />
              </td>
              <td data-align="end">
                <AmountText amount={most} code={code} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
