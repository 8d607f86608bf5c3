/** What a person may decide: about a part that was paid, or about an invoice of which nothing clear is known. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvoiceView } from '#contract/views/receive.ts';
import { call } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { formatMoney } from '../../ui/format.ts';
import { ErrorBand, ProblemBand } from '../../ui/problem-band.tsx';
import classes from './invoices.module.css';

interface ChoicesProps {
  readonly invoice: InvoiceView;
  readonly onChanged: () => void;
  readonly onRest: () => void;
}

const Credit = ({ invoice, onChanged }: Pick<ChoicesProps, 'invoice' | 'onChanged'>) => {
  const { t } = useTranslation();
  const { run, busy, problem } = useAction();
  const [reason, setReason] = useState('');
  const { reference, reading, symbol } = invoice;
  const paid = formatMoney(reading?.paid ?? '0', symbol);
  const credit = async (): Promise<void> => {
    const answer = await run(() => call('invoice.credit', { reference, reason: reason.trim() }));
    if (answer !== null) onChanged();
  };
  return (
    <div className={classes['choice']}>
      <TextInput
        w="100%"
        maxLength={200}
        label={t('invoices.sheet.credit', { paid })}
        description={t('invoices.sheet.creditSays')}
        placeholder={t('invoices.sheet.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button
        size="xs"
        disabled={reason.trim() === ''}
        loading={busy}
        onClick={() => void credit()}
      >
        {t('invoices.sheet.creditDo', { paid })}
      </Button>
      {problem !== null && <ErrorBand error={problem} />}
    </div>
  );
};

const Part = ({ invoice, onChanged, onRest }: ChoicesProps) => {
  const { t } = useTranslation();
  const rest = formatMoney(invoice.rest ?? '0', invoice.symbol);
  return (
    <section className={classes['choices']} aria-label={t('invoices.sheet.choices')}>
      <h3>{t('invoices.sheet.choices')}</h3>
      <div className={classes['choice']}>
        <Button size="xs" onClick={onRest}>
          {t('invoices.sheet.askRest', { rest })}
        </Button>
        <p>{t('invoices.sheet.askRestSays')}</p>
      </div>
      <Credit invoice={invoice} onChanged={onChanged} />
    </section>
  );
};

const Again = ({ invoice, onChanged }: Pick<ChoicesProps, 'invoice' | 'onChanged'>) => {
  const { t } = useTranslation();
  const { run, busy, problem } = useAction();
  const again = async (): Promise<void> => {
    await run(() => call('invoice.askAgain', { reference: invoice.reference }));
    onChanged();
  };
  return (
    <section className={classes['choices']} aria-label={t('invoices.sheet.again')}>
      <div className={classes['choice']}>
        <Button size="xs" loading={busy} onClick={() => void again()}>
          {t('invoices.sheet.again')}
        </Button>
        <p>{t('invoices.sheet.againSays')}</p>
      </div>
      {problem !== null && <ErrorBand error={problem} />}
    </section>
  );
};

export const InvoiceChoices = (props: ChoicesProps) => {
  const { t } = useTranslation();
  const { state, decision, creationDetail } = props.invoice;
  if (state === 'unclear' || state === 'refused') {
    return (
      <>
        {creationDetail !== null && (
          <ProblemBand
            tone={state === 'refused' ? 'refused' : 'unknown'}
            happened={t(`invoices.state.${state}.says`)}
            meaning={creationDetail}
          />
        )}
        <Again {...props} />
      </>
    );
  }
  const isPart = state === 'part-paid' || state === 'expired-part';
  return isPart && decision === null ? <Part {...props} /> : null;
};
