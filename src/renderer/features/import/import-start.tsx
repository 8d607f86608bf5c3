/** Where a batch begins: drop, choose or paste a file, or take the template. */
import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROW_FIELDS, type RowField } from '#core/import/row.ts';
import { call } from '../../bridge/client.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { DropArea } from './drop-area.tsx';
import styles from './import.module.css';
import { openChosenFile, openDroppedFile, openPastedText } from './open-source.ts';
import { PasteDialog } from './paste-dialog.tsx';
import { useOpenSource } from './use-open-source.ts';
import { usePastedRows } from './use-paste.ts';

const NEEDED: readonly RowField[] = [
  'reference',
  'beneficiary',
  'currency',
  'address',
  'amount',
  'amount_currency',
];

const Columns = () => {
  const { t } = useTranslation();
  return (
    <dl className={styles['columns']} aria-label={t('import.drop.columns')}>
      {ROW_FIELDS.map((field) => (
        <div key={field}>
          <dt>
            <code>{field}</code>
            {!NEEDED.includes(field) && <span className="muted"> {t('import.drop.optional')}</span>}
          </dt>
          <dd>{t(`import.fieldTeach.${field}`)}</dd>
        </div>
      ))}
    </dl>
  );
};

const TemplateButton = () => {
  const { t } = useTranslation();
  const [savedAs, setSavedAs] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    const reply = await call('file.saveTemplate', {});
    if (reply.ok && reply.value !== null) setSavedAs(reply.value.savedAs);
  };
  return (
    <>
      <Button variant="subtle" onClick={() => void save()}>
        {t('import.drop.template')}
      </Button>
      {savedAs !== null && (
        <output className={styles['fine']}>
          {t('import.drop.templateSaved', { path: savedAs })}
        </output>
      )}
    </>
  );
};

export const ImportStart = ({
  onOpened,
  teach,
}: {
  readonly onOpened: (batchId: string) => void;
  /** Shows what each column means; left out where space is dear. */
  readonly teach: boolean;
}) => {
  const { t } = useTranslation();
  const { open, busy, problem } = useOpenSource(onOpened);
  const [pasted, setPasted] = useState<string | null>(null);
  const [several, setSeveral] = useState(false);
  usePastedRows(useCallback((text: string) => setPasted(text), []));
  const drop = useCallback(
    (file: File): void => {
      setSeveral(false);
      void open(() => openDroppedFile(file));
    },
    [open],
  );
  return (
    <section className={styles['start']}>
      <DropArea onFile={drop} onSeveral={useCallback(() => setSeveral(true), [])}>
        {(hovering) => (
          <>
            <p className={styles['dropTitle']}>
              {t(hovering ? 'import.drop.active' : 'import.drop.title')}
            </p>
            <p className={styles['fine']}>{t('import.drop.or')}</p>
            <div className={styles['dropActions']}>
              <Button variant="filled" loading={busy} onClick={() => void open(openChosenFile)}>
                {t('import.drop.choose')}
              </Button>
              <Button onClick={() => setPasted('')}>{t('import.drop.paste')}</Button>
              <TemplateButton />
            </div>
            <p className={styles['fine']}>{t('import.drop.pasteKeys')}</p>
            {several && <p role="alert">{t('import.drop.several')}</p>}
          </>
        )}
      </DropArea>
      {problem !== null && <ErrorBand error={problem} />}
      {teach && <Columns />}
      {pasted !== null && (
        <PasteDialog
          text={pasted}
          busy={busy}
          onText={setPasted}
          onConfirm={() => void open(() => openPastedText(pasted)).then(() => setPasted(null))}
          onClose={() => setPasted(null)}
        />
      )}
    </section>
  );
};
