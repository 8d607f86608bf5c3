/* What is pressed in the reasons is not for the sheet around them, so keys end here. */
/* oxlint-disable jsx-a11y/no-static-element-interactions */
/** Every reason beneath one row, with the payout it may repeat and the ways out, behind a button. */
import { Popover } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowIssue } from '#core/import/row.ts';
import styles from '../import.module.css';
import { RepeatFacts, type Excusing } from '../repeat-facts.tsx';

interface RowReasonsProps {
  readonly row: number;
  readonly issues: readonly RowIssue[];
  /** Letting repeats pass; null once the batch is frozen. */
  readonly excusing: Excusing | null;
}

const keepHere = (event: KeyboardEvent): void => event.stopPropagation();

export const RowReasons = ({ row, issues, excusing }: RowReasonsProps) => {
  const { t } = useTranslation();
  const level = issues.some((issue) => issue.level === 'error') ? 'error' : 'warning';
  return (
    <Popover width={420} position="bottom-start" withinPortal trapFocus returnFocus shadow="none">
      <Popover.Target>
        <button
          type="button"
          tabIndex={-1}
          className={styles['issueCell']}
          data-level={level}
          aria-label={t('import.rows.openIssues', { row, count: issues.length })}
          onKeyDown={keepHere}
        >
          {t('import.rows.issues', { count: issues.length })}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div onKeyDown={keepHere}>
          <ul className={styles['issues']}>
            {issues.map((issue) => (
              <li key={`${issue.rule} ${issue.message}`} data-level={issue.level}>
                <strong>{t(`import.rows.status.${issue.level}`)}</strong>
                <p>{issue.message}</p>
                <code>{issue.rule}</code>
                <RepeatFacts row={row} issue={issue} excusing={excusing} />
              </li>
            ))}
          </ul>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
};
