/** A cell with something wrong in it: tinted, and its popover names the rule and offers the way out. */
import { Button, Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowField, RowIssue } from '#core/import/row.ts';
import { AddressCompare } from '../../ui/address-compare.tsx';
import styles from './import.module.css';
import { RepeatFacts, type Excusing } from './repeat-facts.tsx';

interface IssueCellProps {
  readonly issues: readonly RowIssue[];
  readonly field: RowField | null;
  readonly row: number;
  /** What the cell holds, to compare with what an issue names. */
  readonly written?: string;
  /** Excludes this row; absent once the batch is frozen. */
  readonly onExclude: (() => void) | null;
  /** Letting repeats pass; null once the batch is frozen. */
  readonly excusing: Excusing | null;
  readonly children: ReactNode;
}

export const IssueCell = (props: IssueCellProps) => {
  const { t } = useTranslation();
  const { issues, field, row, written, onExclude, excusing, children } = props;
  const own = issues.filter((issue) => issue.column === field);
  if (own.length === 0) return children;
  const level = own.some((issue) => issue.level === 'error') ? 'error' : 'warning';
  return (
    <Popover
      width={own.some(({ resembles }) => resembles !== undefined) ? 460 : 360}
      position="bottom-start"
      withinPortal
      trapFocus
      shadow="none"
    >
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
              {issue.resembles !== undefined && written !== undefined && (
                <AddressCompare
                  address={written}
                  other={issue.resembles}
                  names={[t('import.rows.inThisRow'), t('import.rows.resembled')]}
                />
              )}
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
