/** Asking for a deposit address: a currency, a reference, and whom it is for. */
import { Button, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DepositAnswerView } from '#contract/views/receive.ts';
import { ADDRESS_PURPOSES, type AddressPurpose } from '#core/receive/address.ts';
import { readReference } from '#core/receive/reference.ts';
import { call } from '../../bridge/client.ts';
import { useCurrencies } from '../../bridge/currencies-store.ts';
import { useAction } from '../../bridge/use-action.ts';
import { currencyWords } from '../../ui/currency-words.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { suggestReference } from '../../ui/suggest-reference.ts';
import classes from './deposits.module.css';

interface AskDrawerProps {
  readonly onGiven: (answer: DepositAnswerView) => void;
  readonly onClose: () => void;
}

interface Wish {
  readonly currencyId: number | null;
  readonly reference: string;
  readonly purpose: AddressPurpose;
  readonly payer: string;
  readonly note: string;
}

interface FieldsProps {
  readonly wish: Wish;
  readonly onChange: (wish: Wish) => void;
}

const CurrencyField = ({ wish, onChange }: FieldsProps) => {
  const { t } = useTranslation();
  const list = useCurrencies((state) => state.list?.currencies ?? []);
  return (
    <Select
      data-autofocus
      required
      searchable
      label={t('deposits.form.currency')}
      placeholder={t('deposits.form.currencyHint')}
      description={t('deposits.form.currencyTeach')}
      nothingFoundMessage={t(
        list.length === 0 ? 'deposits.form.noCurrencies' : 'deposits.form.currencyNone',
      )}
      data={list.map(({ id, code, network, name }) => ({
        value: String(id),
        label: `${currencyWords(code, network)} · ${name}`,
      }))}
      value={wish.currencyId === null ? null : String(wish.currencyId)}
      onChange={(id) => onChange({ ...wish, currencyId: id === null ? null : Number(id) })}
    />
  );
};

const Fields = ({ wish, onChange }: FieldsProps) => {
  const { t } = useTranslation();
  const reference = readReference(wish.reference);
  return (
    <>
      <CurrencyField wish={wish} onChange={onChange} />
      <TextInput
        required
        maxLength={80}
        spellCheck={false}
        label={t('deposits.form.reference')}
        description={t('deposits.form.referenceTeach')}
        error={wish.reference !== '' && !reference.ok && reference.error}
        value={wish.reference}
        onChange={(event) => onChange({ ...wish, reference: event.currentTarget.value })}
        rightSectionWidth={88}
        rightSection={
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => onChange({ ...wish, reference: suggestReference('DEP', new Date()) })}
          >
            {t('deposits.form.suggest')}
          </Button>
        }
      />
      <SegmentedControl
        aria-label={t('deposits.form.purpose')}
        data={ADDRESS_PURPOSES.map((value) => ({ value, label: t(`deposits.form.${value}`) }))}
        value={wish.purpose}
        onChange={(value) =>
          onChange({
            ...wish,
            purpose: ADDRESS_PURPOSES.find((purpose) => purpose === value) ?? 'customer',
          })
        }
      />
      {wish.purpose === 'customer' && (
        <TextInput
          maxLength={200}
          label={t('deposits.form.payer')}
          value={wish.payer}
          onChange={(event) => onChange({ ...wish, payer: event.currentTarget.value })}
        />
      )}
      <Textarea
        maxLength={500}
        rows={2}
        label={t('deposits.form.note')}
        value={wish.note}
        onChange={(event) => onChange({ ...wish, note: event.currentTarget.value })}
      />
    </>
  );
};

const emptyWish = (): Wish => ({
  currencyId: null,
  reference: suggestReference('DEP', new Date()),
  purpose: 'customer',
  payer: '',
  note: '',
});

export const AskDrawer = ({ onGiven, onClose }: AskDrawerProps) => {
  const { t } = useTranslation();
  const form = useId();
  const [wish, setWish] = useState(emptyWish);
  const { run, busy, problem } = useAction();
  const { currencyId } = wish;
  const ready = currencyId !== null && readReference(wish.reference).ok;
  const ask = async (): Promise<void> => {
    if (currencyId === null || busy) return;
    const answer = await run(() => call('address.ask', { ...wish, currencyId }));
    if (answer !== null) onGiven(answer.value);
  };
  return (
    <Drawer
      title={t('deposits.form.title')}
      onClose={onClose}
      footer={
        <div className={classes['foot']}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form={form} variant="filled" disabled={!ready} loading={busy}>
            {t('deposits.form.submit')}
          </Button>
        </div>
      }
    >
      <form
        id={form}
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <p className={classes['says']}>{t('deposits.form.says')}</p>
        {problem !== null && <ErrorBand error={problem} />}
        <Fields wish={wish} onChange={setWish} />
      </form>
    </Drawer>
  );
};
