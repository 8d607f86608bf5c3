/** What each currency and network would have to pay, held against what is there. */
import { useTranslation } from 'react-i18next';
import type { PlanLine } from '#contract/views/batch.ts';
import { currencyWords } from '../../ui/currency-words.ts';
import { AmountText } from '../../ui/amount-text.tsx';
import { formatCount, formatMoney, groupDecimal } from '../../ui/format.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { UsdText } from '../../ui/usd-text.tsx';
import styles from './plan.module.css';

const Verdict = ({ line }: { readonly line: PlanLine }) => {
  const { t } = useTranslation();
  if (line.free === null) return <StateMark tone="unknown" word={t('plan.notKnown')} />;
  if (line.shortfall === null) return <StateMark tone="paid" word={t('plan.enough')} />;
  return (
    <>
      <StateMark
        tone="refused"
        word={t('plan.shortBy', { amount: groupDecimal(line.shortfall), code: line.code })}
      />
      {line.runsOutAtRow !== null && (
        <span className={styles['under']}>
          {t('plan.runsOut', { row: formatCount(line.runsOutAtRow) })}
        </span>
      )}
    </>
  );
};

const Line = ({ line }: { readonly line: PlanLine }) => {
  const { t } = useTranslation();
  const missing = t('plan.noBalance');
  return (
    <tr>
      <th scope="row">
        <span>{currencyWords(line.code, line.network)}</span>
        <span className={styles['under']}>
          {line.rate === null
            ? t('plan.noRate')
            : t('plan.rate', { code: line.code, rate: groupDecimal(line.rate) })}
        </span>
      </th>
      <td data-align="end">{formatCount(line.count)}</td>
      <td data-align="end">
        <span className={styles['strong']}>
          {line.most !== null && '≈ '}
          <AmountText amount={line.sum} code={line.code} />
        </span>
        {line.most !== null && (
          <span className={styles['under']}>
            {t('plan.converted.most', { most: groupDecimal(line.most), code: line.code })}
          </span>
        )}
        <span className={styles['under']}>
          <UsdText usd={line.usd} />
        </span>
        {line.atBound !== null && line.most === null && (
          <span className={styles['under']}>
            {t('plan.atBound', {
              percent: line.atBound.percent,
              least: groupDecimal(line.atBound.least),
              most: groupDecimal(line.atBound.most),
            })}
          </span>
        )}
      </td>
      <td data-align="end">
        {line.fees === null ? (
          <span className="muted">{t('plan.feesLater')}</span>
        ) : (
          <AmountText amount={line.fees} />
        )}
      </td>
      <td data-align="end">
        <AmountText amount={line.held} missing={missing} />
      </td>
      <td data-align="end">
        <AmountText amount={line.free} missing={missing} />
      </td>
      <td>
        <Verdict line={line} />
        {line.minWithdraw !== null && (
          <span className={styles['under']}>
            {t('plan.minimumShort', { money: formatMoney(line.minWithdraw, line.code) })}
          </span>
        )}
      </td>
    </tr>
  );
};

export const PlanTable = ({ lines }: { readonly lines: readonly PlanLine[] }) => {
  const { t } = useTranslation();
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('plan.column.currency')}</th>
          <th scope="col" data-align="end">
            {t('plan.column.count')}
          </th>
          <th scope="col" data-align="end">
            {t('plan.column.sum')}
          </th>
          <th scope="col" data-align="end">
            {t('plan.column.fees')}
          </th>
          <th scope="col" data-align="end">
            {t('plan.column.held')}
          </th>
          <th scope="col" data-align="end" title={t('plan.reserved')}>
            {t('plan.column.free')}
          </th>
          <th scope="col">{t('plan.column.verdict')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.currencyId} line={line} />
        ))}
      </tbody>
    </table>
  );
};
