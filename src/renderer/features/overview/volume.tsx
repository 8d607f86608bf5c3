import { SegmentedControl } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OverviewView } from '#contract/views/app.ts';
import { isZero } from '../../ui/decimal-sum.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDay } from '../../ui/format-time.ts';
import { formatCount, groupDecimal, roundDecimal } from '../../ui/format.ts';
import tableClasses from '../../ui/plain-table.module.css';
import { Section } from '../../ui/section.tsx';
import classes from './overview.module.css';

const StackedBars = lazy(async () => ({
  default: (await import('../../ui/stacked-bars.tsx')).StackedBars,
}));

type Day = OverviewView['volume'][number];

const CHART_HEIGHT = 248;

const useSeries = () => {
  const { t } = useTranslation();
  return [
    { key: 'paid', title: t('overview.paid'), tone: 'paid' },
    { key: 'onTheWay', title: t('overview.onTheWay'), tone: 'moving' },
    { key: 'refused', title: t('overview.refused'), tone: 'refused' },
    { key: 'unknown', title: t('overview.unknown'), tone: 'unknown' },
  ] as const;
};

const Chart = ({ days }: { readonly days: readonly Day[] }) => {
  const { t } = useTranslation();
  const series = useSeries();
  return (
    <div className={classes.chart}>
      <Suspense fallback={<div style={{ height: CHART_HEIGHT }} />}>
        <StackedBars
          label={t('overview.volumeLabel')}
          height={CHART_HEIGHT}
          unit="USD"
          series={series}
          bars={days.map((day) => ({
            name: formatDay(day.day),
            values: series.map(({ key }) => roundDecimal(day[key], 2)),
          }))}
        />
      </Suspense>
    </div>
  );
};

const DayTable = ({ days }: { readonly days: readonly Day[] }) => {
  const { t } = useTranslation();
  const series = useSeries();
  return (
    // A scrolling region must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={classes.days} tabIndex={0} aria-label={t('overview.volumeLabel')}>
      <table className={tableClasses.table}>
        <thead>
          <tr>
            <th scope="col">{t('overview.day')}</th>
            <th scope="col" data-align="end">
              {t('overview.count')}
            </th>
            {series.map(({ key, title }) => (
              <th key={key} scope="col" data-align="end">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => (
            <tr key={day.day}>
              <th scope="row">{formatDay(day.day)}</th>
              <td data-align="end">{formatCount(day.count)}</td>
              {series.map(({ key }) => (
                <td key={key} data-align="end" className={isZero(day[key]) ? 'muted' : undefined}>
                  {isZero(day[key]) ? '0' : groupDecimal(roundDecimal(day[key], 2))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

/** Thirty days of volume by state: bars, or the same as a table. */
export const Volume = ({ days }: { readonly days: readonly Day[] }) => {
  const { t } = useTranslation();
  const [view, setView] = useState('chart');
  const none = days.every(({ count }) => count === 0);
  return (
    <Section
      title={t('overview.volume')}
      aside={t('overview.volumeAside')}
      action={
        <SegmentedControl
          size="xs"
          aria-label={t('overview.volumeView')}
          value={view}
          onChange={setView}
          data={[
            { value: 'chart', label: t('overview.volumeChart') },
            { value: 'table', label: t('overview.volumeTable') },
          ]}
        />
      }
    >
      {none && <EmptyState sentence={t('overview.volumeNone')} />}
      {!none && view === 'chart' && <Chart days={days} />}
      {!none && view === 'table' && <DayTable days={days} />}
    </Section>
  );
};
