/** What a backup holds, as facts; beside the ledger in use where it would take its place. */
import { useTranslation } from 'react-i18next';
import type { BackupView, ReplacedView } from '#contract/views/data.ts';
import { Fact } from '../../ui/fact.tsx';
import { formatBytes } from '../../ui/format-bytes.ts';
import { formatCount } from '../../ui/format.ts';
import { formatAbsolute } from '../../ui/format-time.ts';
import classes from './data.module.css';

export const BackupFacts = ({
  file,
  backup,
}: {
  readonly file: string;
  readonly backup: BackupView;
}) => {
  const { t } = useTranslation();
  const { madeAt, madeBy, version, headAt, entries } = backup;
  const holds = [
    t('data.facts.ledger'),
    ...(backup.drafts ? [t('data.facts.drafts')] : []),
    ...(backup.treasury ? [t('data.facts.treasury')] : []),
  ];
  return (
    <dl className={classes.facts}>
      <Fact name={t('data.facts.file')}>
        <span className={classes.path}>{file}</span>
      </Fact>
      <Fact name={t('data.facts.size')}>{formatBytes(backup.bytes)}</Fact>
      <Fact name={t('data.facts.madeAt')}>
        {t('data.facts.madeLine', { at: formatAbsolute(madeAt), by: madeBy, version })}
      </Fact>
      <Fact name={t('data.facts.platform')}>{backup.platform}</Fact>
      <Fact name={t('data.facts.holds')}>{holds.join(', ')}</Fact>
      <Fact name={t('data.facts.entries')}>
        {headAt === null
          ? t('data.facts.entriesNone')
          : t('data.facts.entriesLine', { seq: formatCount(entries), at: formatAbsolute(headAt) })}
      </Fact>
      <Fact name={t('data.facts.head')}>
        <span className={classes.path}>{backup.head}</span>
      </Fact>
    </dl>
  );
};

/** The two ledgers, count by count. */
export const Compared = ({
  backup,
  replaces,
}: {
  readonly backup: BackupView;
  readonly replaces: ReplacedView;
}) => {
  const { t } = useTranslation();
  const line = (counts: ReplacedView): string =>
    t('data.facts.payoutsLine', {
      payouts: formatCount(counts.payouts),
      batches: formatCount(counts.batches),
    });
  return (
    <dl className={classes.facts}>
      <Fact name={t('data.review.here')}>{line(replaces)}</Fact>
      <Fact name={t('data.review.there')}>
        {line(backup)}
        {'; '}
        {t('data.facts.openLine', {
          payouts: formatCount(backup.openPayouts),
          runs: formatCount(backup.openRuns),
        })}
      </Fact>
    </dl>
  );
};
