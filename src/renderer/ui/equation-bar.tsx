import { useTranslation } from 'react-i18next';
import classes from './equation-bar.module.css';
import { formatCount } from './format.ts';

interface EquationBarProps {
  readonly rowsInFile: number;
  /** Rows added in Purser; named only where there are some. */
  readonly rowsAdded?: number;
  readonly toPay: number;
  readonly excluded: number;
  readonly errors: number;
}

/** The equation of rows: nothing in a file is ever lost from sight. */
export const EquationBar = ({
  rowsInFile,
  rowsAdded = 0,
  toPay,
  excluded,
  errors,
}: EquationBarProps) => {
  const { t } = useTranslation();
  return (
    <p className={classes.equation}>
      <span>
        {t('common.equation.inFile', { count: rowsInFile, shown: formatCount(rowsInFile) })}
      </span>
      {rowsAdded > 0 && (
        <>
          <span className={classes.sign}>+</span>
          <span>{t('common.equation.added', { shown: formatCount(rowsAdded) })}</span>
        </>
      )}
      <span className={classes.sign}>=</span>
      <strong>{t('common.equation.toPay', { shown: formatCount(toPay) })}</strong>
      <span className={classes.sign}>+</span>
      <span>{t('common.equation.excluded', { shown: formatCount(excluded) })}</span>
      <span className={classes.sign}>+</span>
      <span className={errors > 0 ? classes.errors : undefined}>
        {t('common.equation.errors', { count: errors, shown: formatCount(errors) })}
      </span>
    </p>
  );
};
