import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BalanceView } from '#contract/views/money.ts';
import { loadBalances, useBalances } from '../../bridge/balances-store.ts';
import { AmountText } from '../../ui/amount-text.tsx';
import { CurrencyText } from '../../ui/currency-text.tsx';
import { isZero, sumDecimals } from '../../ui/decimal-sum.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatAbsolute } from '../../ui/format-time.ts';
import { formatCount } from '../../ui/format.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import tableClasses from '../../ui/plain-table.module.css';
import { ErrorBand, ProblemBand } from '../../ui/problem-band.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { UsdText } from '../../ui/usd-text.tsx';
import classes from './overview.module.css';

const BalanceRow = ({ balance }: { readonly balance: BalanceView }) => (
  <tr>
    <th scope="row">
      <CurrencyText code={balance.code} network={balance.network} />
    </th>
    <td data-align="end">
      <AmountText amount={balance.held} />
    </td>
    <td data-align="end">
      {isZero(balance.reserved) ? (
        <span className="muted">0</span>
      ) : (
        <AmountText amount={balance.reserved} />
      )}
    </td>
    <td data-align="end">
      <AmountText amount={balance.free} />
    </td>
    <td data-align="end">
      <UsdText usd={balance.usd} unit={false} />
    </td>
  </tr>
);

const isEmpty = ({ held, reserved }: BalanceView): boolean => isZero(held) && isZero(reserved);

const BalanceTable = ({ balances }: { readonly balances: readonly BalanceView[] }) => {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const empty = balances.filter(isEmpty);
  const shown = all ? balances : balances.filter((balance) => !isEmpty(balance));
  return (
    <table className={tableClasses.table}>
      <thead>
        <tr>
          <th scope="col">{t('overview.currency')}</th>
          <th scope="col" data-align="end">
            {t('overview.held')}
          </th>
          <th scope="col" data-align="end" title={t('overview.reservedTitle')}>
            {t('overview.reserved')}
          </th>
          <th scope="col" data-align="end">
            {t('overview.free')}
          </th>
          <th scope="col" data-align="end">
            {t('overview.about')}
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((balance) => (
          <BalanceRow key={balance.currencyId} balance={balance} />
        ))}
        {empty.length > 0 && (
          <tr>
            <td colSpan={5}>
              <span className="muted">
                {t('overview.emptyBalances', {
                  count: empty.length,
                  shown: formatCount(empty.length),
                })}{' '}
                ·{' '}
              </span>
              <LinkButton onClick={() => setAll(!all)}>
                {t(all ? 'overview.hideEmpty' : 'overview.showEmpty')}
              </LinkButton>
            </td>
          </tr>
        )}
        <tr className={classes.total}>
          <th scope="row" colSpan={4}>
            {t('overview.total')}
          </th>
          <td data-align="end">
            <UsdText usd={sumDecimals(balances.map(({ usd }) => usd))} unit={false} />
          </td>
        </tr>
      </tbody>
    </table>
  );
};

/** What the gateway holds for us, what open payouts will take of it, what is left; with its age. */
export const Balances = () => {
  const { t } = useTranslation();
  const { list, error } = useBalances();
  const age = list?.takenAt ?? null;
  return (
    <Section
      title={t('overview.balances')}
      aside={
        age !== null && (
          <>
            {t('overview.balancesAge')} <TimeText at={age} />
          </>
        )
      }
    >
      {error !== null && (
        <div className={classes.stale}>
          <ErrorBand error={error} onRetry={() => void loadBalances(true)} />
        </div>
      )}
      {list !== null && list.problem !== null && (
        <div className={classes.stale}>
          <ProblemBand
            tone="waiting"
            happened={`${t('overview.balancesProblem')}: ${list.problem}`}
            {...(age === null
              ? {}
              : { meaning: t('overview.balancesProblemMeaning', { age: formatAbsolute(age) }) })}
          />
        </div>
      )}
      {list === null && error === null && <EmptyState sentence={t('overview.balancesLoading')} />}
      {list !== null && list.balances.length === 0 && (
        <EmptyState sentence={t('overview.balancesNone')} />
      )}
      {list !== null && list.balances.length > 0 && <BalanceTable balances={list.balances} />}
    </Section>
  );
};
