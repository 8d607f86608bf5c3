/** The way out of a held payout that no evidence can settle. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { payoutMoney } from '../../ui/payout-money.tsx';
import { RetypeDialog } from './retype.tsx';
import { isolate } from '../../ui/isolate.ts';
import classes from './unknown.module.css';
import { useDecision } from './use-decision.ts';
import type { WayOutProps } from './ways-out.tsx';

export const WriteOff = ({ question, onSettled }: WayOutProps) => {
  const { t } = useTranslation();
  const { payout } = question;
  const { busy, problem, decide } = useDecision(payout.id, onSettled);
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const amount = payoutMoney(payout);
  const words = { amount, who: isolate(payout.beneficiary || payout.reference) };
  return (
    <section className={classes.way} aria-label={t('unknown.writeOff.title')}>
      <h3>{t('unknown.writeOff.title')}</h3>
      <p>{t('unknown.writeOff.does')}</p>
      <TextInput
        label={t('unknown.reason')}
        value={reason}
        maxLength={160}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button disabled={reason.trim() === ''} onClick={() => setAsking(true)}>
        {t('unknown.writeOff.act')}
      </Button>
      {asking && (
        <RetypeDialog
          payout={payout}
          title={t('unknown.writeOff.confirmTitle')}
          confirmLabel={t('unknown.writeOff.confirmAct', words)}
          busy={busy}
          problem={problem}
          onClose={() => setAsking(false)}
          onConfirm={(typedAmount) =>
            void decide(
              { kind: 'write-off', typedAmount, reason: reason.trim() },
              t('unknown.writeOff.done'),
            )
          }
        >
          <p>{t('unknown.writeOff.confirm', words)}</p>
        </RetypeDialog>
      )}
    </section>
  );
};
