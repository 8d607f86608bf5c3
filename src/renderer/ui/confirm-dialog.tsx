import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './confirm-dialog.module.css';

interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly title: string;
  /** What will happen, and whether it can be undone. */
  readonly children: ReactNode;
  /** The act and its extent: "Send 487 payouts", never "OK". */
  readonly confirmLabel: string;
  /** Red when it destroys; the one primary otherwise. */
  readonly danger?: boolean;
  readonly busy?: boolean;
  /** Whether the act may be chosen yet, for example after a sum is retyped. */
  readonly ready?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** A decision that moves money or destroys something. Focus starts on the safe way out, so Enter never does harm. */
export const ConfirmDialog = (props: ConfirmDialogProps) => {
  const {
    opened,
    title,
    children,
    confirmLabel,
    danger = false,
    busy = false,
    ready = true,
  } = props;
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={props.onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className={classes.body}>{children}</div>
      <div className={classes.buttons}>
        <Button data-autofocus onClick={props.onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          variant="filled"
          className={danger ? classes.danger : undefined}
          disabled={!ready}
          loading={busy}
          onClick={props.onConfirm}
        >
          {confirmLabel}
        </Button>
      </div>
    </Modal>
  );
};
