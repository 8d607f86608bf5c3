/** Beneath an issue about a repeat: the earlier payout with its state now, the excuse, and the ways on. */
import { Button } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { EarlierLink, RowIssue } from '#core/import/row.ts';
import { navigate } from '../../app/navigation.ts';
import { call } from '../../bridge/client.ts';
import { useReading } from '../../bridge/use-reading.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './import.module.css';

/** What may be done about the repeats of one row. */
export interface Excusing {
  readonly canExcuse: (issue: RowIssue) => boolean;
  readonly excuse: (row: number, issue: RowIssue) => void;
  readonly takeBack: (row: number, issue: RowIssue) => void;
}

const Earlier = ({ earlier }: { readonly earlier: EarlierLink }) => {
  const { t } = useTranslation();
  const { payoutId, batchName, row, state, submittedAt } = earlier;
  const { value } = useReading(useCallback(() => call('payout.get', { payoutId }), [payoutId]));
  return (
    <p className={styles['earlier']}>
      <LinkButton onClick={() => navigate({ screen: 'payouts', payoutId })}>
        {t('repeats.openPayout', { row, name: batchName })}
      </LinkButton>
      <StatusBadge state={value?.state ?? state} />
      <span className="muted">
        {t('repeats.submitted')} <TimeText at={submittedAt} />
      </span>
    </p>
  );
};

interface RepeatFactsProps {
  readonly row: number;
  readonly issue: RowIssue;
  /** Null while the batch is frozen. */
  readonly excusing: Excusing | null;
}

export const RepeatFacts = ({ row, issue, excusing }: RepeatFactsProps) => {
  const { t } = useTranslation();
  const { repeats } = issue;
  if (repeats === undefined) return null;
  const { earlier, excuse } = repeats;
  const isAlike = issue.resembles !== undefined;
  return (
    <>
      {earlier !== null && <Earlier earlier={earlier} />}
      {excuse !== null && (
        <p>
          {t(isAlike ? 'vouch.passedBy' : 'repeats.excusedBy', {
            by: excuse.by,
            reason: excuse.reason,
          })}
        </p>
      )}
      {excusing !== null && excuse !== null && (
        <Button size="xs" mt={6} onClick={() => excusing.takeBack(row, issue)}>
          {t('repeats.takeBack')}
        </Button>
      )}
      {excusing !== null && excusing.canExcuse(issue) && (
        <Button size="xs" mt={6} onClick={() => excusing.excuse(row, issue)}>
          {t(isAlike ? 'vouch.open' : 'repeats.excuse')}
        </Button>
      )}
    </>
  );
};
