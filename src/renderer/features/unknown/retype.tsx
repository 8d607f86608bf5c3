/** The second confirmation of one person: the amount typed again, compared as a value. */
import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PayoutView } from '#contract/views/payout.ts';
import { compareAmounts, formatAmount, MAX_DECIMALS, parseAmount } from '#core/money/amount.ts';
import type { AppError } from '../../bridge/client.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { approvedMoney } from '../../ui/payout-money.tsx';
import { ErrorBand } from '../../ui/problem-band.tsx';

/** The amount typed as canonical text when it is that of the payout, else null; grouping spaces are no part of it. */
export const retyped = (typed: string, amount: string): string | null => {
  const left = parseAmount(typed.replace(/\s/gu, ''), MAX_DECIMALS);
  const right = parseAmount(amount, MAX_DECIMALS);
  if (!left.ok || !right.ok || compareAmounts(left.value, right.value) !== 0) return null;
  return formatAmount(left.value);
};

interface RetypeDialogProps {
  readonly payout: PayoutView;
  readonly title: string;
  readonly confirmLabel: string;
  readonly busy: boolean;
  readonly problem: AppError | null;
  readonly onConfirm: (typedAmount: string) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export const RetypeDialog = (props: RetypeDialogProps) => {
  const { payout, problem } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const approved = approvedMoney(payout);
  const amount = retyped(typed, approved.amount);
  return (
    <ConfirmDialog
      opened
      danger
      title={props.title}
      confirmLabel={props.confirmLabel}
      busy={props.busy}
      ready={amount !== null}
      onConfirm={() => {
        if (amount !== null) props.onConfirm(amount);
      }}
      onClose={props.onClose}
    >
      {props.children}
      <TextInput
        label={t('unknown.retype', { code: approved.unit })}
        value={typed}
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {problem !== null && <ErrorBand error={problem} />}
    </ConfirmDialog>
  );
};
