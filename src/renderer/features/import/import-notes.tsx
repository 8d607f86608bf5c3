/** What was noticed about the file without stopping it: delimiter, encoding, blank lines. */
import { useTranslation } from 'react-i18next';
import type { FileReason } from '#core/import/row.ts';
import styles from './import.module.css';

export const ImportNotes = ({ notes }: { readonly notes: readonly FileReason[] }) => {
  const { t } = useTranslation();
  if (notes.length === 0) return null;
  return (
    <ul className={styles['notes']} aria-label={t('import.notes')}>
      {notes.map(({ rule, message, line }) => (
        <li key={`${rule} ${line ?? ''} ${message}`}>{message}</li>
      ))}
    </ul>
  );
};
