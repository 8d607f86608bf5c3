/** A file that cannot be read as payments: where, by which rule, and the way out. */
import { Button } from '@mantine/core';
import { useCallback, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportAskView } from '#contract/views/batch.ts';
import type { FileReason } from '#core/import/row.ts';
import { navigate } from '../../app/navigation.ts';
import { copyText } from '../../ui/clipboard.ts';
import { ErrorBand, ProblemBand } from '../../ui/problem-band.tsx';
import styles from './import.module.css';
import { openChosenFile, openDroppedFile } from './open-source.ts';
import { RefusedOffer } from './refused-offer.tsx';
import { useFileDrop } from './use-file-drop.ts';
import { useOpenSource } from './use-open-source.ts';

interface RefusedPanelProps {
  readonly batchId: string;
  readonly reasons: readonly FileReason[];
  /** Encodings in which the file can be read after all. */
  readonly offer: ImportAskView | null;
  readonly onOpened: (batchId: string) => void;
}

const reasonText = ({ line, rule, message }: FileReason): string =>
  `${line === undefined ? '' : `line ${line}\t`}${rule}\t${message}`;

/** The run that a file was before, where that is why it is refused. */
const earlierRun = (reasons: readonly FileReason[]): string | null =>
  reasons.find(({ batchId }) => batchId !== undefined)?.batchId ?? null;

const Band = ({ reasons, action }: Pick<RefusedPanelProps, 'reasons'> & { action: ReactNode }) => {
  const { t } = useTranslation();
  const copy = (): void =>
    void copyText(reasons.map(reasonText).join('\n'), t('import.refused.reasons'));
  const batchId = earlierRun(reasons);
  return (
    <ProblemBand
      happened={t(batchId === null ? 'import.refused.title' : 'repeats.fileTitle')}
      meaning={t(batchId === null ? 'import.refused.money' : 'repeats.fileMoney')}
      next={t(batchId === null ? 'import.refused.next' : 'repeats.fileNext')}
      action={
        <>
          <Button onClick={copy}>{t('import.refused.copy')}</Button>
          {batchId === null ? (
            action
          ) : (
            <Button variant="filled" onClick={() => navigate({ screen: 'batch', batchId })}>
              {t('repeats.openRun')}
            </Button>
          )}
        </>
      }
    />
  );
};

export const RefusedPanel = ({ batchId, reasons, offer, onOpened }: RefusedPanelProps) => {
  const { t } = useTranslation();
  const { open, busy, problem } = useOpenSource(onOpened);
  useFileDrop({
    onFile: useCallback((file) => void open(() => openDroppedFile(file)), [open]),
    onSeveral: useCallback(() => undefined, []),
  });
  return (
    <section className={styles['panel']}>
      <Band
        reasons={reasons}
        action={
          <Button variant="filled" loading={busy} onClick={() => void open(openChosenFile)}>
            {t('import.refused.another')}
          </Button>
        }
      />
      {problem !== null && <ErrorBand error={problem} />}
      <table className={styles['reasons']}>
        <thead>
          <tr>
            <th scope="col">{t('import.refused.where')}</th>
            <th scope="col">{t('import.refused.why')}</th>
            <th scope="col">{t('import.refused.rule')}</th>
          </tr>
        </thead>
        <tbody>
          {reasons.map((reason) => (
            <tr key={reasonText(reason)}>
              <td>
                {reason.line === undefined
                  ? t('import.refused.wholeFile')
                  : t('import.refused.line', { line: reason.line })}
              </td>
              <td>{reason.message}</td>
              <td>
                <code>{reason.rule}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {offer !== null && <RefusedOffer batchId={batchId} offer={offer} />}
    </section>
  );
};
