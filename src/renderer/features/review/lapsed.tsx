/** Why a batch that was approved once waits for review again, and that nothing of the rest has left. */
import { useTranslation } from 'react-i18next';
import type { RunView } from '#contract/views/batch.ts';
import { formatCount } from '../../ui/format.ts';
import styles from './review.module.css';

export const Lapsed = ({ run }: { readonly run: RunView | null }) => {
  const { t } = useTranslation();
  if (run?.state !== 'submitted' || run.reason?.code !== 'approval-lapsed') return null;
  const words = 'dispatch.stopped.approval-lapsed' as const;
  return (
    <section className={styles['lapsed']} role="alert">
      <h2>{t(`${words}.title`)}</h2>
      <p>{t(`${words}.money`, { left: formatCount(run.left) })}</p>
      <p>{t(`${words}.next`)}</p>
    </section>
  );
};
