/** A cell with something wrong in it: tinted, and its popover names the rule and offers the way out. */
import { Button, Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowField, RowIssue } from '#core/import/row.ts';
import styles from './import.module.css';
import { RepeatFacts, type Excusing } from './repeat-facts.tsx';

interface IssueCellProps {
  readonly issues: readonly RowIssue[];
  readonly field: RowField | null;
  readonly row: number;
  /** Excludes this row; absent once the batch is frozen. */
  readonly onExclude: (() => void) | null;
  /** Letting repeats pass; null once the batch is frozen. */
  readonly excusing: Excusing | null;
  readonly children: ReactNode;
}

export const IssueCell = (props: IssueCellProps) => {
  const { issues, field, row, onExclude, excusing, children } = props;
  const { t } = useTranslation();
  const own = issues.filter((issue) => issue.column === field);
  if (own.length === 0) return children;
  const level = own.some((issue) => issue.level === 'error') ? 'error' : 'warning';
  return (
    <Popover width={360} position="bottom-start" withinPortal trapFocus shadow="none">
      <Popover.Target>
        <button
          type="button"
          className={styles['issueCell']}
          data-level={level}
          aria-label={t('import.rows.openIssues', { row, count: own.length })}
        >
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={styles['issues']}>
          {own.map((issue) => (
            <li key={`${issue.rule} ${issue.message}`} data-level={issue.level}>
              <strong>{t(`import.rows.status.${issue.level}`)}</strong>
              <p>{issue.message}</p>
              <code>{issue.rule}</code>
              <RepeatFacts row={row} issue={issue} excusing={excusing} />
            </li>
          ))}
        </ul>
        {onExclude !== null && (
          <Button size="xs" onClick={onExclude}>
            {t('import.exclude.selected')}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
};
