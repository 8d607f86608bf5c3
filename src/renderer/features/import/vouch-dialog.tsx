/** Paying an address that looks like another takes a look at both, what is retyped of it, and a reason. */
import { Button, Modal, TextInput } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRetyped, toRetype } from '#core/beneficiary/retyped.ts';
import type { RowIssue } from '#core/import/row.ts';
import { call, type AppError } from '../../bridge/client.ts';
import { useReading } from '../../bridge/use-reading.ts';
import { AddressCompare } from '../../ui/address-compare.tsx';
import { ErrorBand } from '../../ui/problem-band.tsx';
import styles from './import.module.css';

/** An address to let pass, and the one it looks like. */
export interface Vouching {
  readonly row: number;
  readonly other: string;
  /** What was found, in words. */
  readonly message: string;
}

export const vouchingOf = (row: number, { resembles, message }: RowIssue): Vouching | null =>
  resembles === undefined ? null : { row, other: resembles, message };

interface VouchDialogProps {
  readonly batchId: string;
  readonly vouching: Vouching;
  readonly busy: boolean;
  readonly problem: AppError | null;
  readonly onConfirm: (given: { readonly typed: string; readonly reason: string }) => void;
  readonly onClose: () => void;
}

const useRow = (batchId: string, row: number) => {
  const { value } = useReading(
    useCallback(
      () => call('batch.rows', { batchId, filter: {}, offset: row - 1, limit: 1 }),
      [batchId, row],
    ),
  );
  return value?.items[0];
};

interface FormProps extends Omit<VouchDialogProps, 'batchId'> {
  readonly address: string;
  readonly beneficiary: string;
}

const VouchForm = (props: FormProps) => {
  const { address, beneficiary, vouching, busy, problem } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const wanted = toRetype(address, vouching.other);
  const isRight = isRetyped(typed, wanted);
  const isWrong = typed.replaceAll(/\s/g, '').length >= wanted.text.length && !isRight;
  const blocked = !isRight || reason.trim() === '' || busy;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!blocked) props.onConfirm({ typed, reason: reason.trim() });
      }}
    >
      <p>{vouching.message}</p>
      <AddressCompare
        address={address}
        other={vouching.other}
        names={[t('import.rows.inThisRow'), t('import.rows.resembled')]}
      />
      <TextInput
        data-autofocus
        mt={12}
        required
        maxLength={64}
        spellCheck={false}
        autoComplete="off"
        label={t('vouch.retype', {
          count: wanted.groups.length,
          groups: wanted.groups.join(t('vouch.and')),
          beneficiary,
        })}
        description={t('vouch.retypeHint')}
        error={isWrong && t('vouch.wrong')}
        classNames={{ input: styles['retyped'] ?? '' }}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <TextInput
        mt={12}
        required
        maxLength={200}
        label={t('repeats.reason')}
        description={t('repeats.reasonHint')}
        placeholder={t('vouch.reasonExample')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {problem !== null && <ErrorBand error={problem} />}
      <div className={styles['dialogActions']}>
        <span className={styles['spring']} />
        <Button onClick={props.onClose}>{t('vouch.cancel')}</Button>
        <Button type="submit" variant="filled" disabled={blocked} loading={busy}>
          {t('vouch.confirm')}
        </Button>
      </div>
    </form>
  );
};

export const VouchDialog = ({ batchId, ...props }: VouchDialogProps) => {
  const { t } = useTranslation();
  const row = useRow(batchId, props.vouching.row);
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('vouch.title', { row: props.vouching.row })}
      size="lg"
    >
      {row !== undefined && (
        <VouchForm
          {...props}
          address={row.cells.address}
          beneficiary={row.cells.beneficiary || t('vouch.payee')}
        />
      )}
    </Modal>
  );
};
