/** In the payment order: what may be a repeat and is paid all the same, by whose word and why. */
import { useTranslation } from 'react-i18next';
import type { BatchView, RepeatGroupView } from '#contract/views/batch.ts';
import { useRepeats } from '../../bridge/use-repeats.ts';
import { formatCount } from '../../ui/format.ts';
import { useNow } from '../../ui/now.ts';
import { formatDaysAgo } from '../../ui/repeat-words.ts';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './review.module.css';

const countOf = ({ excuses }: RepeatGroupView): number =>
  excuses.reduce((sum, { rows }) => sum + rows, 0);

const Override = ({ group }: { readonly group: RepeatGroupView }) => {
  const { t } = useTranslation();
  const now = useNow();
  const { earlier, excuses } = group;
  return excuses.map((excuse) => {
    const many = { count: excuse.rows, shown: formatCount(excuse.rows) };
    return (
      <li key={`${excuse.by} ${excuse.at} ${excuse.reason}`}>
        <strong>
          {earlier === null
            ? t('repeats.overrideTwice', many)
            : t('repeats.overrideAgain', {
                ...many,
                name: earlier.batchName,
                ago: formatDaysAgo(earlier.submittedAt, now),
              })}
        </strong>
        <span>{t('repeats.overrideBy', { by: excuse.by, reason: excuse.reason })}</span>
        <span className="muted">
          <TimeText at={excuse.at} />
        </span>
      </li>
    );
  });
};

export const Overrides = ({ batch }: { readonly batch: BatchView }) => {
  const { t } = useTranslation();
  const groups = useRepeats(batch).filter(({ excuses }) => excuses.length > 0);
  const count = groups.reduce((sum, group) => sum + countOf(group), 0);
  if (count === 0) return null;
  return (
    <section className={styles['overrides']} aria-label={t('repeats.overrides')}>
      <h3>{t('repeats.overrides')}</h3>
      <p>{t('repeats.overridesTeach', { count, shown: formatCount(count) })}</p>
      <ul>
        {groups.map((group) => (
          <Override key={`${group.rule} ${group.earlier?.batchId ?? ''}`} group={group} />
        ))}
      </ul>
    </section>
  );
};
