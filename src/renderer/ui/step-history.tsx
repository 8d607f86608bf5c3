/** A figure over time as a line or as the table behind it, over a period one chooses. */
import { SegmentedControl, Select } from '@mantine/core';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './empty-state.tsx';
import { formatAbsolute } from './format-time.ts';
import { AmountText } from './amount-text.tsx';
import tableClasses from './plain-table.module.css';
import type { StepPoint } from './step-chart.tsx';
import classes from './step-history.module.css';

const StepChart = lazy(async () => ({ default: (await import('./step-chart.tsx')).StepChart }));

const HEIGHT = 200;
const DAY_MS = 86_400_000;

/** Periods back from now, in days. */
export const PERIODS = [1, 7, 30, 365] as const;
export type PeriodDays = (typeof PERIODS)[number];

/** The two ends of a period as the calls take them. */
export const periodOf = (days: PeriodDays, now: Date): { from: string; to: string } => ({
  from: new Date(now.getTime() - days * DAY_MS).toISOString(),
  to: now.toISOString(),
});

/** One line of the table: a moment, perhaps how long it lasted, and the figure. */
export interface HistoryRow {
  readonly key: string;
  readonly at: string;
  /** The last moment the figure was seen; the same as `at` where it was seen once. */
  readonly until: string;
  readonly text: string | null;
}

interface StepHistoryProps {
  readonly title: string;
  readonly unit: string;
  readonly days: PeriodDays;
  readonly onDays: (days: PeriodDays) => void;
  readonly points: readonly StepPoint[];
  /** Newest first. */
  readonly rows: readonly HistoryRow[];
  /** Said under the figures: how they are kept. */
  readonly note: string;
  /** Said in place of figures, while there are none. */
  readonly empty: string;
  readonly children?: ReactNode;
}

const Table = ({ rows, title }: Pick<StepHistoryProps, 'rows' | 'title'>) => {
  const { t } = useTranslation();
  return (
    // A scrolling region must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={classes.scroll} tabIndex={0} aria-label={title}>
      <table className={tableClasses.table}>
        <thead>
          <tr>
            <th scope="col">{t('common.history.from')}</th>
            <th scope="col" data-align="end">
              {t('common.history.figure')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, at, until, text }) => (
            <tr key={key}>
              <td
                title={
                  until === at
                    ? ''
                    : t('common.history.seenUntil', { until: formatAbsolute(until) })
                }
              >
                {formatAbsolute(at)}
              </td>
              <td data-align="end">
                <AmountText amount={text} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

export const StepHistory = (props: StepHistoryProps) => {
  const { title, unit, days, onDays, points, rows, note, empty, children } = props;
  const { t } = useTranslation();
  const [view, setView] = useState('chart');
  return (
    <section className={classes.history} aria-label={title}>
      <header className={classes.head}>
        <h3>{title}</h3>
        <Select
          size="xs"
          className={classes.period}
          aria-label={t('common.history.period')}
          allowDeselect={false}
          data={PERIODS.map((each) => ({
            value: String(each),
            label: t(`common.history.days.d${each}`),
          }))}
          value={String(days)}
          onChange={(value) => onDays(PERIODS.find((each) => String(each) === value) ?? 7)}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('common.history.view')}
          value={view}
          onChange={setView}
          data={[
            { value: 'chart', label: t('common.history.chart') },
            { value: 'table', label: t('common.history.table') },
          ]}
        />
      </header>
      {rows.length === 0 && <EmptyState sentence={empty} />}
      {rows.length > 0 && view === 'chart' && (
        <Suspense fallback={<div style={{ height: HEIGHT }} />}>
          <StepChart label={title} height={HEIGHT} unit={unit} points={points} />
        </Suspense>
      )}
      {rows.length > 0 && view === 'table' && <Table rows={rows} title={title} />}
      <p className="muted">{note}</p>
      {children}
    </section>
  );
};
