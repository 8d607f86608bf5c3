/** A row added by hand, and a row split in two. */
import { Button, TextInput } from '@mantine/core';
import { Dialog } from '../../../ui/dialog.tsx';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowView } from '#contract/views/batch.ts';
import type { RowField } from '#core/import/row.ts';
import { partReferences, restOf } from '#core/import/split-row.ts';
import { ErrorBand } from '../../../ui/problem-band.tsx';
import type { Rows } from '../use-rows.ts';
import { SHEET_FIELDS } from './sheet-columns.ts';
import styles from './sheet.module.css';

interface FormProps {
  readonly title: string;
  readonly teach: string;
  readonly confirm: string;
  readonly blocked: boolean;
  readonly rows: Rows;
  readonly onSubmit: () => Promise<boolean>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const RowForm = (props: FormProps) => {
  const { t } = useTranslation();
  const { action } = props.rows;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!props.blocked && !action.busy && (await props.onSubmit())) props.onClose();
  };
  return (
    <Dialog onClose={props.onClose} title={props.title} size={640}>
      <form onSubmit={(event) => void submit(event)}>
        <p className={styles['teach']}>{props.teach}</p>
        <div className={styles['fields']}>{props.children}</div>
        {action.problem !== null && <ErrorBand error={action.problem} />}
        <div className={styles['dialogActions']}>
          <span className={styles['spring']} />
          <Button onClick={props.onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={props.blocked} loading={action.busy}>
            {props.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};

interface AddDialogProps {
  readonly rows: Rows;
  readonly onClose: () => void;
  readonly onAdded: () => void;
}

export const AddDialog = ({ rows, onClose, onAdded }: AddDialogProps) => {
  const { t } = useTranslation();
  const [cells, setCells] = useState<Partial<Record<RowField, string>>>({});
  const add = async (): Promise<boolean> => {
    const done = await rows.edit({ kind: 'add', cells });
    if (done) onAdded();
    return done;
  };
  return (
    <RowForm
      title={t('sheet.add.title')}
      teach={t('sheet.add.teach')}
      confirm={t('sheet.add.confirm')}
      blocked={Object.values(cells).every((value) => value.trim() === '')}
      rows={rows}
      onSubmit={add}
      onClose={onClose}
    >
      {SHEET_FIELDS.map((field, at) => (
        <TextInput
          key={field}
          {...(at === 0 ? { 'data-autofocus': true } : {})}
          className={field === 'address' ? (styles['wide'] ?? '') : ''}
          label={t(`import.field.${field}`)}
          maxLength={512}
          value={cells[field] ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setCells((now) => ({ ...now, [field]: value }));
          }}
        />
      ))}
    </RowForm>
  );
};

interface SplitDialogProps {
  readonly row: RowView;
  /** The amount of the row as canonical decimal text. */
  readonly total: string;
  readonly rows: Rows;
  readonly onClose: () => void;
}

export const SplitDialog = ({ row, total, rows, onClose }: SplitDialogProps) => {
  const { t } = useTranslation();
  const [names, setNames] = useState(partReferences(row.cells.reference));
  const [first, setFirst] = useState('');
  const rest = restOf(total, first);
  const split = (): Promise<boolean> =>
    rest.ok
      ? rows.edit({
          kind: 'split',
          row: row.row,
          parts: [
            { reference: names[0], amount: first },
            { reference: names[1], amount: rest.value },
          ],
        })
      : Promise.resolve(false);
  const unit = row.cells.amount_currency;
  return (
    <RowForm
      title={t('sheet.split.title', { row: row.row })}
      teach={t('sheet.split.teach', { amount: total, unit })}
      confirm={t('sheet.split.confirm')}
      blocked={!rest.ok}
      rows={rows}
      onSubmit={split}
      onClose={onClose}
    >
      <TextInput
        label={t('sheet.split.firstReference')}
        value={names[0]}
        maxLength={40}
        onChange={(event) => setNames([event.currentTarget.value, names[1]])}
      />
      <TextInput
        data-autofocus
        label={t('sheet.split.firstAmount', { unit })}
        value={first}
        maxLength={40}
        error={first !== '' && !rest.ok ? rest.error : null}
        onChange={(event) => setFirst(event.currentTarget.value.trim())}
      />
      <TextInput
        label={t('sheet.split.secondReference')}
        value={names[1]}
        maxLength={40}
        onChange={(event) => setNames([names[0], event.currentTarget.value])}
      />
      <TextInput
        label={t('sheet.split.secondAmount', { unit })}
        value={rest.ok ? rest.value : ''}
        readOnly
        tabIndex={-1}
      />
    </RowForm>
  );
};
