/** The name of a batch, edited in place: Enter saves, Escape keeps the old one. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { receiveBatch } from '../bridge/batches-store.ts';
import { call } from '../bridge/client.ts';
import { notifyError } from '../ui/notify.ts';
import classes from './batch-page.module.css';

interface BatchNameProps {
  readonly batchId: string;
  readonly name: string;
}

export const BatchName = ({ batchId, name }: BatchNameProps) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    const wanted = typed?.trim() ?? '';
    setTyped(null);
    if (wanted === '' || wanted === name) return;
    const reply = await call('batch.rename', { batchId, name: wanted });
    if (reply.ok) receiveBatch(reply.value);
    else notifyError(reply.error);
  };
  if (typed === null)
    return (
      <h1 className={classes['name']}>
        <button
          type="button"
          title={t('batches.rename')}
          aria-label={`${name}. ${t('batches.rename')}`}
          onClick={() => setTyped(name)}
        >
          {name}
        </button>
      </h1>
    );
  return (
    <input
      // The field replaces the name the person has just chosen to change.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      className={classes['nameField']}
      aria-label={t('batches.rename')}
      title={t('batches.renameHint')}
      maxLength={80}
      value={typed}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
};
