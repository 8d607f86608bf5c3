/** How an earlier run is spoken of where rows repeat it. */
import type { RepeatGroupView } from '#contract/views/batch.ts';
import { PAYOUT_STATES } from '#core/payout/state.ts';
import { i18n } from '../i18n/i18n.ts';
import { formatCount } from './format.ts';

const DAY_MS = 86_400_000;

/** "today", "28 days ago". */
export const formatDaysAgo = (iso: string, now: number): string => {
  const count = Math.floor((now - Date.parse(iso)) / DAY_MS);
  return count < 1 ? i18n.t('repeats.today') : i18n.t('repeats.daysAgo', { count });
};

/** "487 Paid, 2 Refused": what became of the payouts of the earlier run. */
export const stateCounts = ({ counts }: NonNullable<RepeatGroupView['earlier']>): string =>
  PAYOUT_STATES.flatMap((state) => {
    const count = counts[state] ?? 0;
    const word = i18n.t(`status.${state}.word`);
    return count === 0 ? [] : [i18n.t('repeats.state', { shown: formatCount(count), word })];
  }).join(', ');
