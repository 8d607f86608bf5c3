import { useTranslation } from 'react-i18next';
import type { RunView } from '#contract/views/batch.ts';
import { formatCount } from './format.ts';
import { StateMark } from './state-mark.tsx';

/** Payouts of a run whose outcome nobody knows, beside the run's own state; nothing while there are none. */
export const UnknownMark = ({ run }: { readonly run: RunView | null }) => {
  const { t } = useTranslation();
  if (run === null || run.unknown === 0) return null;
  const says = t('status.UNKNOWN.says');
  const word = t('batches.unknown', { shown: formatCount(run.unknown) });
  return <StateMark tone="unknown" word={word} says={says} />;
};
