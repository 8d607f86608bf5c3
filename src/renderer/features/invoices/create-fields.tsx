/** The fields of a new invoice. */
import {
  Autocomplete,
  Button,
  MultiSelect,
  SegmentedControl,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { INVOICE_KINDS } from '#core/receive/invoice.ts';
import { useCurrencies } from '../../bridge/currencies-store.ts';
import { currencyWords } from '../../ui/currency-words.ts';
import { suggestReference } from '../../ui/suggest-reference.ts';
import { faultsOf, type Draft } from './invoice-draft.ts';
import classes from './invoices.module.css';

interface FieldsProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

/** Fiats most often asked for; any other code may be typed. */
const SYMBOLS = ['USD', 'EUR', 'GBP', 'USDT', 'USDC'];

const Asked = ({ draft, onChange }: FieldsProps) => {
  const { t } = useTranslation();
  const faults = faultsOf(draft);
  return (
    <>
      <div className={classes['pair']}>
        <TextInput
          data-autofocus
          required
          inputMode="decimal"
          maxLength={40}
          label={t('invoices.form.amount')}
          description={t('invoices.form.amountTeach')}
          error={faults.amount}
          value={draft.amount}
          onChange={(event) => onChange({ ...draft, amount: event.currentTarget.value })}
        />
        <Autocomplete
          required
          maxLength={10}
          label={t('invoices.form.symbol')}
          description={t('invoices.form.symbolTeach')}
          data={SYMBOLS}
          value={draft.symbol}
          onChange={(symbol) => onChange({ ...draft, symbol: symbol.toUpperCase() })}
        />
      </div>
      <TextInput
        required
        maxLength={80}
        spellCheck={false}
        label={t('invoices.form.reference')}
        description={t('invoices.form.referenceTeach')}
        error={faults.reference}
        value={draft.reference}
        onChange={(event) => onChange({ ...draft, reference: event.currentTarget.value })}
        rightSectionWidth={88}
        rightSection={
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => onChange({ ...draft, reference: suggestReference('INV', new Date()) })}
          >
            {t('invoices.form.suggest')}
          </Button>
        }
      />
    </>
  );
};

const Means = ({ draft, onChange }: FieldsProps) => {
  const { t } = useTranslation();
  const list = useCurrencies((state) => state.list?.currencies ?? []);
  return (
    <>
      <div>
        <SegmentedControl
          fullWidth
          aria-label={t('invoices.form.kind')}
          data={INVOICE_KINDS.map((value) => ({ value, label: t(`invoices.form.kinds.${value}`) }))}
          value={draft.kind}
          onChange={(value) =>
            onChange({ ...draft, kind: INVOICE_KINDS.find((kind) => kind === value) ?? 'all' })
          }
        />
        {draft.kind !== 'crypto' && (
          <p className={classes['says']}>{t('invoices.form.fiatTeach')}</p>
        )}
      </div>
      {draft.kind !== 'fiat' && (
        <MultiSelect
          searchable
          clearable
          hidePickedOptions
          label={t('invoices.form.currencies')}
          description={t('invoices.form.currenciesTeach')}
          {...(draft.currencyIds.length === 0 ? { placeholder: t('invoices.form.allCoins') } : {})}
          data={list.map(({ id, code, network }) => ({
            value: String(id),
            label: currencyWords(code, network),
          }))}
          value={draft.currencyIds.map(String)}
          onChange={(ids) => onChange({ ...draft, currencyIds: ids.map(Number) })}
        />
      )}
      <p className={classes['note']}>{t('invoices.form.expiry')}</p>
    </>
  );
};

const PAYER_FIELDS = ['firstName', 'lastName', 'email', 'phone'] as const;

const Payer = ({ draft, onChange }: FieldsProps) => {
  const { t } = useTranslation();
  const { payer } = faultsOf(draft);
  return (
    <fieldset className={classes['payer']}>
      <legend>{t('invoices.form.payer')}</legend>
      <p className={classes['says']}>{t('invoices.form.payerTeach')}</p>
      <div className={classes['pair']}>
        {PAYER_FIELDS.map((field) => (
          <TextInput
            key={field}
            maxLength={field === 'phone' ? 60 : 80}
            label={t(`invoices.form.${field}`)}
            value={draft.payer[field]}
            onChange={(event) =>
              onChange({ ...draft, payer: { ...draft.payer, [field]: event.currentTarget.value } })
            }
          />
        ))}
      </div>
      {payer !== null && (
        <p className={classes['fault']} role="alert">
          {payer}
        </p>
      )}
    </fieldset>
  );
};

export const CreateFields = (props: FieldsProps) => {
  const { t } = useTranslation();
  const { draft, onChange } = props;
  return (
    <>
      <Asked {...props} />
      <Means {...props} />
      <Payer {...props} />
      <Textarea
        maxLength={500}
        rows={2}
        label={t('invoices.form.note')}
        value={draft.note}
        onChange={(event) => onChange({ ...draft, note: event.currentTarget.value })}
      />
    </>
  );
};
