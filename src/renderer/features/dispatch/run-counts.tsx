/** Payouts by what happened to them; the figures add up to the batch. */
import { useTranslation } from 'react-i18next';
import type { RunView } from '#contract/views/batch.ts';
import { formatCount } from '../../ui/format.ts';
import { StateShape, type Tone } from '../../ui/state-mark.tsx';
import styles from './dispatch.module.css';

type Bucket = 'left' | 'sending' | 'accepted' | 'paid' | 'refused' | 'unknown' | 'cancelled';

const BUCKETS: readonly { readonly key: Bucket; readonly tone: Tone }[] = [
  { key: 'left', tone: 'waiting' },
  { key: 'sending', tone: 'moving' },
  { key: 'accepted', tone: 'moving' },
  { key: 'paid', tone: 'paid' },
  { key: 'refused', tone: 'refused' },
  { key: 'unknown', tone: 'unknown' },
  { key: 'cancelled', tone: 'waiting' },
];

/** Always shown; the others only when there are any. */
const ALWAYS: readonly Bucket[] = ['left', 'accepted', 'paid', 'refused', 'unknown'];

export const RunCounts = ({ run }: { readonly run: RunView }) => {
  const { t } = useTranslation();
  return (
    <dl className={styles['counts']}>
      {BUCKETS.filter(({ key }) => run[key] > 0 || ALWAYS.includes(key)).map(({ key, tone }) => (
        <div key={key} data-tone={tone} data-none={run[key] === 0 || undefined}>
          <dt title={t(`dispatch.countTeach.${key}`)}>
            <StateShape tone={tone} />
            {t(`dispatch.count.${key}`)}
          </dt>
          <dd>{formatCount(run[key])}</dd>
        </div>
      ))}
    </dl>
  );
};
