/** One invoice: its link, what was paid, what a person may decide, what the gateway told. */
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvoiceDetailView, InvoiceView } from '#contract/views/receive.ts';
import { useAppView } from '../../bridge/app-store.ts';
import { call, subscribe } from '../../bridge/client.ts';
import { useCurrencies } from '../../bridge/currencies-store.ts';
import { useAction } from '../../bridge/use-action.ts';
import { useReply } from '../../bridge/use-reply.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PracticePayment } from '../../ui/practice-payment.tsx';
import { ErrorBand, ProblemBand } from '../../ui/problem-band.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { InvoiceChoices } from './invoice-choices.tsx';
import { InvoiceCourse, InvoiceFacts, InvoiceSummary } from './invoice-facts.tsx';
import { InvoiceLink } from './invoice-link.tsx';
import classes from './invoices.module.css';

interface InvoiceSheetProps {
  readonly reference: string;
  readonly onRest: (invoice: InvoiceView) => void;
  readonly onOpen: (reference: string) => void;
  readonly onClose: () => void;
}

const Check = (props: { readonly invoice: InvoiceView; readonly onChecked: () => void }) => {
  const { t } = useTranslation();
  const { run, busy } = useAction();
  const { reference, checkedAt } = props.invoice;
  const check = async (): Promise<void> => {
    await run(() => call('invoice.check', { reference }));
    props.onChecked();
  };
  return (
    <div className={classes['foot']}>
      <span className={classes['checked']}>
        {t('invoices.sheet.checked')} <TimeText at={checkedAt} />
      </span>
      <Button loading={busy} onClick={() => void check()}>
        {t(busy ? 'invoices.sheet.checking' : 'invoices.sheet.check')}
      </Button>
    </div>
  );
};

const Customer = ({ invoice, onPaid }: { invoice: InvoiceDetailView; onPaid: () => void }) => {
  const practice = useAppView().profile.kind === 'practice';
  const list = useCurrencies((state) => state.list?.currencies ?? []);
  const { currencyIds, creation, reading, symbol, amount, rest, reference } = invoice;
  const isOver = reading?.status === 'ended' || reading?.status === 'paid';
  if (!practice || creation === 'refused' || isOver) return null;
  const wanted =
    currencyIds.length === 0 ? list : list.filter(({ id }) => currencyIds.includes(id));
  const stableFirst = wanted.toSorted(
    (a, b) => Number(b.code.startsWith('USD')) - Number(a.code.startsWith('USD')),
  );
  return (
    <PracticePayment
      reference={reference}
      currencies={stableFirst}
      symbol={symbol}
      rest={rest ?? amount}
      tagged={false}
      onPaid={onPaid}
    />
  );
};

export const InvoiceSheet = ({ reference, onRest, onOpen, onClose }: InvoiceSheetProps) => {
  const { t } = useTranslation();
  const { value: invoice, error, reload } = useReply('invoice.get', { reference });
  useEffect(
    () =>
      subscribe('invoice.changed', (changed) => {
        if (changed.reference === reference) reload();
      }),
    [reference, reload],
  );
  const payer = invoice?.payer;
  return (
    <Drawer
      title={invoice?.reference ?? reference}
      {...(payer === undefined ? {} : { subtitle: `${payer.firstName} ${payer.lastName}`.trim() })}
      onClose={onClose}
      footer={invoice !== null && <Check invoice={invoice} onChecked={reload} />}
    >
      {error !== null && <ErrorBand error={error} onRetry={reload} />}
      {invoice === null && error === null && <EmptyState sentence={t('invoices.sheet.loading')} />}
      {invoice !== null && (
        <>
          {invoice.trouble !== null && (
            <ProblemBand
              tone="unknown"
              happened={t('invoices.sheet.trouble')}
              meaning={invoice.trouble}
            />
          )}
          <InvoiceSummary invoice={invoice} />
          <InvoiceChoices invoice={invoice} onChanged={reload} onRest={() => onRest(invoice)} />
          <InvoiceLink invoice={invoice} />
          <InvoiceFacts invoice={invoice} onOpen={onOpen} />
          <InvoiceCourse invoice={invoice} />
          <Customer invoice={invoice} onPaid={reload} />
        </>
      )}
    </Drawer>
  );
};
