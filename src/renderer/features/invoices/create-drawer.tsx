/** Making an invoice, or a further one for the rest of another. */
import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvoiceView } from '#contract/views/receive.ts';
import { call } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { formatMoney } from '../../ui/format.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { CreateFields } from './create-fields.tsx';
import { emptyDraft, isReady, restDraft } from './invoice-draft.ts';
import classes from './invoices.module.css';

interface CreateDrawerProps {
  /** The invoice whose rest is asked for; null for one of its own. */
  readonly restOf: InvoiceView | null;
  readonly onMade: (invoice: InvoiceView) => void;
  readonly onClose: () => void;
}

const useLead = (restOf: InvoiceView | null): string => {
  const { t } = useTranslation();
  if (restOf === null) return t('invoices.form.says');
  const { symbol, amount, reading } = restOf;
  return t('invoices.form.saysRest', {
    paid: formatMoney(reading?.paid ?? '0', symbol),
    amount: formatMoney(amount, symbol),
  });
};

export const CreateDrawer = ({ restOf, onMade, onClose }: CreateDrawerProps) => {
  const { t } = useTranslation();
  const form = useId();
  const lead = useLead(restOf);
  const [draft, setDraft] = useState(() =>
    restOf === null ? emptyDraft(new Date()) : restDraft(restOf),
  );
  const { run, busy, problem } = useAction();
  const create = async (): Promise<void> => {
    if (busy || !isReady(draft)) return;
    const answer = await run(() => call('invoice.create', draft));
    if (answer !== null) onMade(answer.value);
  };
  return (
    <Drawer
      title={
        restOf === null
          ? t('invoices.form.title')
          : t('invoices.form.titleRest', { reference: restOf.reference })
      }
      onClose={onClose}
      footer={
        <div className={classes['foot']}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            type="submit"
            form={form}
            variant="filled"
            disabled={!isReady(draft)}
            loading={busy}
          >
            {t('invoices.form.submit')}
          </Button>
        </div>
      }
    >
      <form
        id={form}
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <p className={classes['says']}>{lead}</p>
        {problem !== null && <ErrorBand error={problem} />}
        <CreateFields draft={draft} onChange={setDraft} />
      </form>
    </Drawer>
  );
};
