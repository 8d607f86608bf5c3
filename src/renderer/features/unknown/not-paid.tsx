/** The way out by release: only when the rule allows it, and confirmed twice. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { payoutMoney } from '../../ui/payout-money.tsx';
import { MissingList } from './missing-list.tsx';
import { RetypeDialog } from './retype.tsx';
import { isolate } from '../../ui/isolate.ts';
import classes from './unknown.module.css';
import { useDecision } from './use-decision.ts';
import type { WayOutProps } from './ways-out.tsx';

const NEXT = ['pay', 'hold', 'write-off'] as const;
type Next = (typeof NEXT)[number];

interface ChoiceProps {
  readonly chosen: Next | null;
  readonly disabled: boolean;
  readonly onChoose: (next: Next) => void;
}

const Choice = ({ chosen, disabled, onChoose }: ChoiceProps) => {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.choice} disabled={disabled}>
      <legend>{t('unknown.notPaid.next')}</legend>
      {NEXT.map((next) => (
        <label key={next}>
          <input
            type="radio"
            name="after-release"
            checked={chosen === next}
            onChange={() => onChoose(next)}
          />
          {t(`unknown.notPaid.${next}`)}
        </label>
      ))}
    </fieldset>
  );
};

export const NotPaid = ({ question, onSettled }: WayOutProps) => {
  const { t } = useTranslation();
  const { payout, missing } = question;
  const { busy, problem, decide } = useDecision(payout.id, onSettled);
  const [next, setNext] = useState<Next | null>(null);
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const blocked = missing.length > 0;
  const amount = payoutMoney(payout);
  const words = { amount, who: isolate(payout.beneficiary || payout.reference) };
  const paying = next === 'pay';
  return (
    <section className={classes.way} aria-label={t('unknown.notPaid.title')}>
      <h3>{t('unknown.notPaid.title')}</h3>
      <p>{t(payout.state === 'NOT_SENT' ? 'unknown.notPaid.NOT_SENT' : 'unknown.notPaid.does')}</p>
      {payout.state === 'UNKNOWN' && <p>{t('unknown.notPaid.not')}</p>}
      <MissingList question={question} />
      <Choice chosen={next} disabled={blocked} onChoose={setNext} />
      <TextInput
        label={t('unknown.reason')}
        value={reason}
        maxLength={160}
        disabled={blocked}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button
        disabled={blocked || next === null || reason.trim() === ''}
        onClick={() => setAsking(true)}
      >
        {t('unknown.notPaid.act')}
      </Button>
      {asking && next !== null && (
        <RetypeDialog
          payout={payout}
          title={t('unknown.notPaid.confirmTitle')}
          confirmLabel={t(
            paying ? 'unknown.notPaid.confirmPayAct' : 'unknown.notPaid.confirmNotAct',
            words,
          )}
          busy={busy}
          problem={problem}
          onClose={() => setAsking(false)}
          onConfirm={(typedAmount) =>
            void decide(
              { kind: 'not-paid', next, typedAmount, reason: reason.trim() },
              t(paying ? 'unknown.notPaid.done' : 'unknown.notPaid.doneNot'),
            )
          }
        >
          <p>{t(paying ? 'unknown.notPaid.confirmPay' : 'unknown.notPaid.confirmNot', words)}</p>
        </RetypeDialog>
      )}
    </section>
  );
};
