/** Pasted rows in a box to look at before they are checked like a file. */
import { Button, Textarea } from '@mantine/core';
import { Dialog } from '../../ui/dialog.tsx';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../ui/format.ts';
import styles from './import.module.css';

/** The contract's limit of a paste, in characters. */
const MAX_PASTE = 1_000_000;

interface PasteDialogProps {
  readonly text: string;
  readonly busy: boolean;
  readonly onText: (text: string) => void;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

const linesOf = (text: string): number =>
  text.split('\n').filter((line) => line.trim() !== '').length;

export const PasteDialog = ({ text, busy, onText, onConfirm, onClose }: PasteDialogProps) => {
  const { t } = useTranslation();
  const lines = linesOf(text);
  const tooLong = text.length > MAX_PASTE;
  const blocked = lines === 0 || tooLong || busy;
  return (
    <Dialog onClose={onClose} title={t('import.paste.title')} size="xl">
      <Textarea
        data-autofocus
        label={t('import.paste.label')}
        description={t('import.paste.hint')}
        error={tooLong ? t('import.paste.tooLong') : undefined}
        value={text}
        rows={14}
        spellCheck={false}
        classNames={{ input: styles['pasteBox'] ?? '' }}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !blocked) onConfirm();
        }}
      />
      <div className={styles['dialogActions']}>
        <span className="muted">
          {lines > 0 && t('import.paste.lines', { count: lines, shown: formatCount(lines) })}
        </span>
        <span className={styles['spring']} />
        <Button onClick={onClose}>{t('import.paste.cancel')}</Button>
        <Button variant="filled" disabled={blocked} loading={busy} onClick={onConfirm}>
          {t('import.paste.confirm')}
        </Button>
      </div>
    </Dialog>
  );
};
