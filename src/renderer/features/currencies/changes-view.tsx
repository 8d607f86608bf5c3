/** What changed in the gateway's list: since the one before, and ever since this computer looks. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListChangeView, RateMoveView } from '#contract/views/holdings.ts';
import { useCurrencies } from '../../bridge/currencies-store.ts';
import { useReply } from '../../bridge/use-reply.ts';
import { AmountText } from '../../ui/amount-text.tsx';
import { CurrencyText } from '../../ui/currency-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import tableClasses from '../../ui/plain-table.module.css';
import { ErrorBand, ProblemBand } from '../../ui/problem-band.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './currencies.module.css';

const SHOWN = 200;

const Sentence = ({ change }: { readonly change: ListChangeView }) => {
  const { t } = useTranslation();
  if (change.kind !== 'changed' || change.field === null) {
    return t(`currencies.changes.${change.kind === 'gone' ? 'gone' : 'new'}`);
  }
  const untold = t('currencies.changes.untold');
  return t('currencies.changes.changed', {
    what: t(`currencies.changes.field.${change.field}`),
    was: change.was ?? untold,
    now: change.now ?? untold,
  });
};

const Changes = ({ changes }: { readonly changes: readonly ListChangeView[] }) => {
  const { t } = useTranslation();
  return (
    <table className={tableClasses.table}>
      <thead>
        <tr>
          <th scope="col">{t('currencies.changes.when')}</th>
          <th scope="col">{t('currencies.pay.column.currency')}</th>
          <th scope="col">{t('currencies.changes.what')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={`${change.at} ${change.currencyId} ${change.kind} ${change.field ?? ''}`}>
            <td>
              <TimeText at={change.at} />
            </td>
            <th scope="row">
              <CurrencyText code={change.code} network={change.network} />
            </th>
            <td>
              <Sentence change={change} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Moves = ({ moves }: { readonly moves: readonly RateMoveView[] }) => {
  const { t } = useTranslation();
  return (
    <table className={tableClasses.table}>
      <thead>
        <tr>
          <th scope="col">{t('currencies.pay.column.currency')}</th>
          {(['was', 'now', 'moved'] as const).map((key) => (
            <th key={key} scope="col" data-align="end">
              {t(`currencies.changes.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {moves.map((move) => (
          <tr key={move.currencyId}>
            <th scope="row">
              <CurrencyText code={move.code} network={move.network} />
            </th>
            <td data-align="end">
              <AmountText amount={move.was} />
            </td>
            <td data-align="end">
              <AmountText amount={move.now} />
            </td>
            <td data-align="end">{move.moved === null ? '—' : `${move.moved} %`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

export const ChangesView = () => {
  const { t } = useTranslation();
  const takenAt = useCurrencies((state) => state.list?.takenAt ?? null);
  const { value, error, reload } = useReply('currency.history', { offset: 0, limit: SHOWN });
  useEffect(reload, [reload, takenAt]);
  if (error !== null) return <ErrorBand error={error} onRetry={reload} />;
  if (value === null) return <EmptyState sentence={t('common.loading')} />;
  if (value.problem !== null) return <ProblemBand tone="waiting" happened={value.problem} />;
  const { changes, moves, beforeAt, total } = value;
  return (
    <div className={classes.view}>
      <Section
        title={t('currencies.changes.list', { count: total })}
        aside={t('currencies.changes.listAside')}
      >
        {changes.length === 0 ? (
          <EmptyState sentence={t('currencies.changes.none')} />
        ) : (
          <Changes changes={changes} />
        )}
      </Section>
      <Section
        title={t('currencies.changes.prices', { count: moves.length })}
        aside={
          beforeAt !== null && (
            <>
              {t('currencies.changes.since')} <TimeText at={beforeAt} />
            </>
          )
        }
      >
        {moves.length === 0 ? (
          <EmptyState sentence={t('currencies.changes.pricesNone')} />
        ) : (
          <Moves moves={moves} />
        )}
      </Section>
    </div>
  );
};
