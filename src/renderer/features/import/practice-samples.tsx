/** Sample files for a first walk through all six steps with practice money. */
import { useTranslation } from 'react-i18next';
import { call } from '../../bridge/client.ts';
import { useReading } from '../../bridge/use-reading.ts';
import { formatCount } from '../../ui/format.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import styles from './import.module.css';
import { openSample } from './open-source.ts';
import { useOpenSource } from './use-open-source.ts';

const readSamples = () => call('sample.list', {});

export const PracticeSamples = ({ onOpened }: { readonly onOpened: (id: string) => void }) => {
  const { t } = useTranslation();
  const samples = useReading(readSamples).value ?? [];
  const { open, busy, problem } = useOpenSource(onOpened);
  if (samples.length === 0) return null;
  return (
    <section className={styles['samples']} aria-label={t('batches.practice')}>
      <h2>{t('batches.practice')}</h2>
      <p className={styles['fine']}>{t('batches.practiceTeach')}</p>
      <ul>
        {samples.map(({ name, title, rows }) => (
          <li key={name}>
            <button
              type="button"
              className={styles['sample']}
              disabled={busy}
              onClick={() => void open(() => openSample(name))}
            >
              <span>{title}</span>
              <span className={styles['fine']}>
                {t('batches.practiceRows', { count: rows, shown: formatCount(rows) })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {problem !== null && <ErrorBand error={problem} />}
    </section>
  );
};
