/** A cell with something wrong in it: tinted, and its popover names the rule and offers the way out. */
import { Button, Popover } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowField, RowIssue } from '#core/import/row.ts';
import { askForRates } from '../../bridge/rate-dialog-store.ts';
import { MinimumWays } from './minimum-ways.tsx';
import { AddressCompare } from '../../ui/address-compare.tsx';
import styles from './import.module.css';
import { RepeatFacts, type Excusing } from './repeat-facts.tsx';

interface IssueCellProps {
  readonly batchId: string;
  readonly issues: readonly RowIssue[];
  readonly field: RowField | null;
  readonly row: number;
  /** What its amount is written in. */
  readonly unit: string;
  /** What the cell holds, to compare with what an issue names. */
  readonly written?: string;
  /** Excludes this row; absent once the batch is frozen. */
  readonly onExclude: ((suggestion: string) => void) | null;
  /** Letting repeats pass; null once the batch is frozen. */
  readonly excusing: Excusing | null;
  readonly children: ReactNode;
}

interface ReasonsProps {
  readonly own: readonly RowIssue[];
  readonly row: number;
  readonly excusing: Excusing | null;
  readonly written: string | undefined;
  readonly unit: string;
  readonly onRate: (() => void) | null;
}

const Reasons = ({ own, row, written, unit, excusing, onRate }: ReasonsProps) => {
  const { t } = useTranslation();
  return (
    <ul className={styles['issues']}>
      {own.map((issue) => (
        <li key={`${issue.rule} ${issue.message}`} data-level={issue.level}>
          <strong>{t(`import.rows.status.${issue.level}`)}</strong>
          <p>{issue.message}</p>
          {issue.resembles !== undefined && written !== undefined && (
            <AddressCompare
              address={written}
              other={issue.resembles}
              names={[t('import.rows.inThisRow'), t('import.rows.resembled')]}
            />
          )}
          <code>{issue.rule}</code>
          <RepeatFacts row={row} issue={issue} excusing={excusing} />
          {onRate !== null && issue.rule === 'fiat-needs-rate' && (
            <Button size="xs" variant="filled" onClick={onRate}>
              {t('rates.enterOne', { fiat: unit })}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
};

export const IssueCell = (props: IssueCellProps) => {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const { batchId, issues, field, row, unit, written, onExclude, excusing, children } = props;
  const own = issues.filter((issue) => issue.column === field);
  if (own.length === 0) return children;
  const level = own.some((issue) => issue.level === 'error') ? 'error' : 'warning';
  /** A deed opens a dialog of its own, which must not lie under this popover. */
  const close = (deed: () => void): void => {
    setOpened(false);
    deed();
  };
  return (
    <Popover
      width={own.some(({ resembles }) => resembles !== undefined) ? 460 : 360}
      position="bottom-start"
      withinPortal
      trapFocus
      shadow="none"
      opened={opened}
      onChange={setOpened}
    >
      <Popover.Target>
        <button
          type="button"
          onClick={() => setOpened((now) => !now)}
          className={styles['issueCell']}
          data-level={level}
          aria-label={t('import.rows.openIssues', { row, count: own.length })}
        >
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Reasons
          own={own}
          row={row}
          written={written}
          unit={unit}
          excusing={excusing}
          onRate={onExclude === null ? null : () => close(() => askForRates([unit]))}
        />
        {onExclude !== null && own.some(({ rule }) => rule === 'amount-below-minimum') && (
          <MinimumWays
            batchId={batchId}
            row={row}
            onCarry={() => close(() => onExclude(t('import.minimum.carryReason')))}
          />
        )}
        {onExclude !== null && (
          <Button size="xs" onClick={() => close(() => onExclude(''))}>
            {t('import.exclude.selected')}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
};
