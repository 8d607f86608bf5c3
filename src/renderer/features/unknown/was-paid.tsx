/** The way out by evidence: a withdrawal id that the gateway knows and that agrees. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBand } from '../../ui/problem-band.tsx';
import classes from './unknown.module.css';
import { useDecision } from './use-decision.ts';
import type { WayOutProps } from './ways-out.tsx';

export const WasPaid = ({ question, onSettled }: WayOutProps) => {
  const { t } = useTranslation();
  const { busy, problem, decide } = useDecision(question.payout.id, onSettled);
  const [withdrawalId, setWithdrawalId] = useState('');
  const [reason, setReason] = useState('');
  const ready = withdrawalId.trim() !== '' && reason.trim() !== '';
  const act = (): void => {
    if (!ready || busy) return;
    const id = withdrawalId.trim();
    void decide(
      { kind: 'was-paid', withdrawalId: id, reason: reason.trim() },
      t('unknown.paid.done'),
    );
  };
  return (
    <form
      className={classes.way}
      aria-label={t('unknown.paid.title')}
      onSubmit={(event) => {
        event.preventDefault();
        act();
      }}
    >
      <h3>{t('unknown.paid.title')}</h3>
      <p>{t('unknown.paid.does')}</p>
      <TextInput
        label={t('unknown.paid.id')}
        value={withdrawalId}
        maxLength={128}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setWithdrawalId(event.currentTarget.value)}
      />
      <TextInput
        label={t('unknown.reason')}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {problem !== null && <ErrorBand error={problem} />}
      <Button type="submit" disabled={!ready} loading={busy}>
        {t('unknown.paid.act')}
      </Button>
    </form>
  );
};
