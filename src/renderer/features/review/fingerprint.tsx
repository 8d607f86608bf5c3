/** The fingerprint in groups that can be read over the telephone. */
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/copy-button.tsx';
import { fingerprintGroups } from './fingerprint-groups.ts';
import styles from './review.module.css';

export const Fingerprint = ({ fingerprint }: { readonly fingerprint: string }) => {
  const { t } = useTranslation();
  return (
    <div className={styles['fingerprint']} title={t('review.fingerprintTeach')}>
      <span className={styles['label']}>{t('review.fingerprint')}</span>
      <code>
        {fingerprintGroups(fingerprint).map((group, index) => (
          <span key={`${index} ${group}`}>{group}</span>
        ))}
      </code>
      <CopyButton text={fingerprint} what={t('review.theFingerprint')} />
    </div>
  );
};
