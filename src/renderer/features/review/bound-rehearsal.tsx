/** The rehearsal that the fingerprint of an order covers, to be read; nothing where none was made. */
import { useTranslation } from 'react-i18next';
import type { RehearsalView } from '#contract/views/rehearsal.ts';
import { RehearsalReport } from '../../ui/rehearsal-report.tsx';
import styles from './review.module.css';

export const BoundRehearsal = ({ rehearsal }: { readonly rehearsal: RehearsalView }) => {
  const { t } = useTranslation();
  return (
    <section className={styles['rehearsal']} aria-label={t('rehearsal.reviewed')}>
      <h3>{t('rehearsal.reviewed')}</h3>
      <RehearsalReport rehearsal={rehearsal} />
    </section>
  );
};
