/** One line a currency: held, reserved, fees, left; what runs low comes first. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HoldingView } from '#contract/views/holdings.ts';
import { AmountText } from '../../ui/amount-text.tsx';
import { CurrencyText } from '../../ui/currency-text.tsx';
import { isZero, sumDecimals } from '../../ui/decimal-sum.ts';
import { formatCount, formatMoney } from '../../ui/format.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import tableClasses from '../../ui/plain-table.module.css';
import { Section } from '../../ui/section.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { UsdText } from '../../ui/usd-text.tsx';
import classes from './balances.module.css';

interface HoldingsTableProps {
  readonly holdings: readonly HoldingView[];
  readonly onOpen: (currencyId: number) => void;
}

const isEmpty = ({ held, reserved, threshold }: HoldingView): boolean =>
  isZero(held) && isZero(reserved) && threshold === null;

const lowFirst = (holdings: readonly HoldingView[]): readonly HoldingView[] => [
  ...holdings.filter(({ low }) => low),
  ...holdings.filter(({ low }) => !low),
];

const Fees = ({ holding }: { readonly holding: HoldingView }) => {
  const { t } = useTranslation();
  if (isZero(holding.reserved)) return <span className="muted">—</span>;
  if (holding.fees !== null) return <AmountText amount={holding.fees} />;
  return (
    <span className="muted" title={t('holdings.feesUnknownTitle')}>
      {t('holdings.feesUnknown')}
    </span>
  );
};

const Line = ({
  holding,
  onOpen,
}: { readonly holding: HoldingView } & Pick<HoldingsTableProps, 'onOpen'>) => {
  const { t } = useTranslation();
  const { currencyId, code, network, held, reserved, left, low, threshold, listed } = holding;
  return (
    <tr>
      <th scope="row">
        <LinkButton onClick={() => onOpen(currencyId)}>
          <CurrencyText code={code} network={network} />
        </LinkButton>
        {!listed && <span className="muted"> · {t('holdings.notListed')}</span>}
      </th>
      <td data-align="end">
        <AmountText amount={held} />
      </td>
      <td data-align="end">
        {isZero(reserved) ? <span className="muted">0</span> : <AmountText amount={reserved} />}
      </td>
      <td data-align="end">
        <Fees holding={holding} />
      </td>
      <td data-align="end" data-low={low || undefined} className={classes.left}>
        <AmountText amount={left} />
      </td>
      <td data-align="end">
        <UsdText usd={holding.leftUsd} unit={false} />
      </td>
      <td>
        {low ? (
          <StateMark
            tone="unknown"
            word={
              threshold === null
                ? t('holdings.short')
                : t('holdings.low', { least: formatMoney(threshold.least, code) })
            }
          />
        ) : (
          threshold !== null && (
            <span className="muted">
              {t('holdings.keeps', { least: formatMoney(threshold.least, code) })}
            </span>
          )
        )}
      </td>
    </tr>
  );
};

const Totals = ({ holdings }: Pick<HoldingsTableProps, 'holdings'>) => {
  const { t } = useTranslation();
  const unpriced = holdings.filter(({ usd, held }) => usd === null && !isZero(held)).length;
  return (
    <tr className={classes.total}>
      <th scope="row">
        {t('holdings.total')}
        {unpriced > 0 && (
          <span className="muted"> · {t('holdings.unpriced', { count: unpriced })}</span>
        )}
      </th>
      <td data-align="end">
        <UsdText usd={sumDecimals(holdings.map(({ usd }) => usd))} />
      </td>
      <td colSpan={3} aria-hidden />
      <td data-align="end">
        <UsdText usd={sumDecimals(holdings.map(({ leftUsd }) => leftUsd))} unit={false} />
      </td>
      <td aria-hidden />
    </tr>
  );
};

const HEAD = ['currency', 'held', 'reserved', 'fees', 'left', 'leftUsd', 'mark'] as const;

export const HoldingsTable = ({ holdings, onOpen }: HoldingsTableProps) => {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const empty = holdings.filter(isEmpty).length;
  const shown = lowFirst(all ? holdings : holdings.filter((holding) => !isEmpty(holding)));
  return (
    <div className={classes.view}>
      <Section title={t('holdings.table')} aside={t('holdings.tableAside')}>
        <table className={tableClasses.table}>
          <thead>
            <tr>
              {HEAD.map((key) => (
                <th
                  key={key}
                  scope="col"
                  title={t(`holdings.columnSays.${key}`)}
                  {...(key === 'currency' || key === 'mark' ? {} : { 'data-align': 'end' })}
                >
                  {t(`holdings.column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((holding) => (
              <Line key={holding.currencyId} holding={holding} onOpen={onOpen} />
            ))}
            {empty > 0 && (
              <tr>
                <td colSpan={HEAD.length}>
                  <span className="muted">
                    {t('overview.emptyBalances', { count: empty, shown: formatCount(empty) })}{' '}
                    ·{' '}
                  </span>
                  <LinkButton onClick={() => setAll(!all)}>
                    {t(all ? 'overview.hideEmpty' : 'overview.showEmpty')}
                  </LinkButton>
                </td>
              </tr>
            )}
            <Totals holdings={holdings} />
          </tbody>
        </table>
      </Section>
    </div>
  );
};
