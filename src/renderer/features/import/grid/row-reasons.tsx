/* What is pressed in the reasons is not for the sheet around them, so keys end here. */
/* oxlint-disable jsx-a11y/no-static-element-interactions */
/** Every reason beneath one row, with the payout it may repeat and the ways out, behind a button. */
import { Button, Popover } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { MinimumOptionView } from '#contract/views/minimum.ts';
import type { RowIssue } from '#core/import/row.ts';
import { askForRates } from '../../../bridge/rate-dialog-store.ts';
import styles from '../import.module.css';
import { MinimumWays } from '../minimum-ways.tsx';
import { RepeatFacts, type Excusing } from '../repeat-facts.tsx';

/** What may be done about a row besides letting a repeat pass. */
export interface RowWays {
  readonly batchId: string;
  /** Does what would work for a row below the minimum. */
  readonly onUse: (row: number, option: MinimumOptionView) => void;
  /** Takes a row apart that pays for others. */
  readonly onApart: (row: number) => void;
}

interface RowReasonsProps {
  readonly row: number;
  readonly issues: readonly RowIssue[];
  /** The unit of the amount as written. */
  readonly unit: string;
  /** Null once the batch is frozen. */
  readonly ways: RowWays | null;
  /** Letting repeats pass; null once the batch is frozen. */
  readonly excusing: Excusing | null;
}

const keepHere = (event: KeyboardEvent): void => event.stopPropagation();

/** Whether a single issue has a way out that only the reasons offer. */
export const hasWays = ({ rule, repeats }: RowIssue): boolean =>
  repeats !== undefined || rule === 'fiat-needs-rate' || rule === 'amount-below-minimum';

export const RowReasons = ({ row, issues, unit, ways, excusing }: RowReasonsProps) => {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  // What opens a dialog closes the reasons first, so that they do not lie over it.
  const close = (then: () => void): void => {
    setOpened(false);
    then();
  };
  const asking = excusing && {
    ...excusing,
    excuse: (of: number, issue: RowIssue) => close(() => excusing.excuse(of, issue)),
  };
  const level = issues.some((issue) => issue.level === 'error') ? 'error' : 'warning';
  return (
    <Popover
      width={420}
      position="bottom-start"
      opened={opened}
      onChange={setOpened}
      withinPortal
      trapFocus
      returnFocus
      shadow="none"
    >
      <Popover.Target>
        <button
          type="button"
          tabIndex={-1}
          className={styles['issueCell']}
          data-level={level}
          aria-label={t('import.rows.openIssues', { row, count: issues.length })}
          onKeyDown={keepHere}
          onClick={() => setOpened(!opened)}
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
                <RepeatFacts row={row} issue={issue} excusing={asking} />
                {ways !== null && issue.rule === 'fiat-needs-rate' && (
                  <Button
                    size="xs"
                    variant="filled"
                    onClick={() => close(() => askForRates([unit]))}
                  >
                    {t('rates.enterOne', { fiat: unit })}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {ways !== null && issues.some(({ rule }) => rule === 'amount-below-minimum') && (
            <MinimumWays
              batchId={ways.batchId}
              row={row}
              onUse={(option) => close(() => ways.onUse(row, option))}
            />
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
};
