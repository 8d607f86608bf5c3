/** Roll-forwards, one currency a line, with every figure exact and every doubt said. */
import { useTranslation } from 'react-i18next';
import type { RollForwardListView, RollForwardView } from '#contract/views/holdings.ts';
import { AmountText } from '../../ui/amount-text.tsx';
import { CurrencyText } from '../../ui/currency-text.tsx';
import { isZero } from '../../ui/decimal-sum.ts';
import { formatAbsolute, formatDuration } from '../../ui/format-time.ts';
import { formatMoney } from '../../ui/format.ts';
import tableClasses from '../../ui/plain-table.module.css';
import { Section } from '../../ui/section.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import classes from './balances.module.css';

const HEAD = [
  'currency',
  'opening',
  'deposits',
  'debits',
  'fees',
  'closing',
  'unexplained',
] as const;

/** A reading this far from the day asked for is worth a word, ms. */
const FAR_MS = 24 * 3_600_000;

type Figures = NonNullable<RollForwardView['figures']>;

const useNotes = (): ((line: RollForwardView, figures: Figures) => readonly string[]) => {
  const { t } = useTranslation();
  return ({ code }, figures) => {
    const notes: string[] = [];
    const { openingAway, closingAway, inFlightCount, withoutFees } = figures;
    if (openingAway < 0) {
      notes.push(t('holdings.roll.noOpening', { at: formatAbsolute(figures.openingAt) }));
    } else if (openingAway > FAR_MS) {
      notes.push(t('holdings.roll.farOpening', { far: formatDuration(openingAway) }));
    }
    if (closingAway > FAR_MS) {
      notes.push(t('holdings.roll.farClosing', { far: formatDuration(closingAway) }));
    }
    if (inFlightCount > 0) {
      const sum = formatMoney(figures.inFlight, code);
      notes.push(t('holdings.roll.inFlight', { count: inFlightCount, sum }));
    }
    if (withoutFees > 0) notes.push(t('holdings.roll.withoutFees', { count: withoutFees }));
    return notes;
  };
};

const Line = ({ line, figures }: { readonly line: RollForwardView; readonly figures: Figures }) => {
  const { t } = useTranslation();
  const notes = useNotes()(line, figures);
  const even = isZero(figures.unexplained);
  return (
    <>
      <tr className={classes.figuresRow}>
        <th scope="row">
          <CurrencyText code={line.code} network={line.network} />
        </th>
        <td data-align="end" title={formatAbsolute(figures.openingAt)}>
          <AmountText amount={figures.opening} />
        </td>
        <td data-align="end" title={t('holdings.roll.count', { count: figures.depositCount })}>
          <AmountText amount={figures.deposits} />
        </td>
        <td data-align="end" title={t('holdings.roll.count', { count: figures.debitCount })}>
          <AmountText amount={figures.debits} />
        </td>
        <td data-align="end">
          <AmountText amount={figures.fees} />
        </td>
        <td data-align="end" title={formatAbsolute(figures.closingAt)}>
          <AmountText amount={figures.closing} />
        </td>
        <td data-align="end" className={classes.left} data-low={!even || undefined}>
          {even ? (
            <StateMark tone="paid" word={t('holdings.roll.even')} />
          ) : (
            <AmountText amount={figures.unexplained} />
          )}
        </td>
      </tr>
      <tr className={classes.notes}>
        <td colSpan={HEAD.length}>
          {t('holdings.roll.between', {
            from: formatAbsolute(figures.openingAt),
            to: formatAbsolute(figures.closingAt),
          })}
          {notes.map((note) => (
            <span key={note}> · {note}</span>
          ))}
        </td>
      </tr>
    </>
  );
};

export const RollTable = ({ list }: { readonly list: RollForwardListView }) => {
  const { t } = useTranslation();
  return (
    <Section title={t('holdings.roll.title')} aside={t('holdings.roll.aside')}>
      <table className={tableClasses.table}>
        <thead>
          <tr>
            {HEAD.map((key) => (
              <th key={key} scope="col" {...(key === 'currency' ? {} : { 'data-align': 'end' })}>
                {t(`holdings.roll.column.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.lines.map((line) =>
            line.figures === null ? (
              <tr key={line.currencyId}>
                <th scope="row">
                  <CurrencyText code={line.code} network={line.network} />
                </th>
                <td colSpan={HEAD.length - 1} className="muted">
                  {line.because !== null && t(`holdings.roll.because.${line.because}`)}
                </td>
              </tr>
            ) : (
              <Line key={line.currencyId} line={line} figures={line.figures} />
            ),
          )}
        </tbody>
      </table>
    </Section>
  );
};
