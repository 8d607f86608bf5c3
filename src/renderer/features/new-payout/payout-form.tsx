/** One column of fields for one payout; issues stand under the field they concern. */
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencyView } from '#contract/views/money.ts';
import type { RowField } from '#core/import/row.ts';
import { AmountField } from './amount-field.tsx';
import { Conversion } from './conversion.tsx';
import { CurrencyFacts, CurrencyPicker } from './currency-picker.tsx';
import { issuesOf, suggestReference, withCurrency, type Draft } from './draft.ts';
import styles from './new-payout.module.css';
import type { Preview } from './use-preview.ts';

interface PayoutFormProps {
  readonly currencies: readonly CurrencyView[];
  readonly draft: Draft;
  readonly preview: Preview;
  readonly onDraft: (draft: Draft) => void;
}

type TextField = 'address' | 'tag' | 'amount' | 'reference' | 'beneficiary' | 'note';

export const PayoutForm = ({ currencies, draft, preview, onDraft }: PayoutFormProps) => {
  const { t } = useTranslation();
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set());
  const currency = currencies.find(({ id }) => id === draft.currencyId) ?? null;

  const messageOf = (field: TextField, columns: readonly RowField[]): string | undefined => {
    if (draft[field] === '' && !visited.has(field)) return undefined;
    const issues = issuesOf(preview.view, columns);
    return issues.length === 0 ? undefined : issues.map(({ message }) => message).join(' ');
  };
  const bind = (
    field: TextField,
    columns: readonly RowField[] = field === 'amount' ? ['amount', 'amount_currency'] : [field],
  ) => ({
    value: draft[field],
    error: messageOf(field, columns),
    onBlur: () => setVisited(new Set([...visited, field])),
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onDraft({ ...draft, [field]: event.currentTarget.value }),
  });
  const currencyIssues = issuesOf(preview.view, ['currency', 'network']);

  return (
    <div className={styles['form']}>
      <div>
        <CurrencyPicker
          currencies={currencies}
          chosen={currency}
          onChoose={(next) => onDraft(withCurrency(draft, next))}
        />
        {currency !== null && <CurrencyFacts currency={currency} />}
        {currencyIssues.map(({ rule, message }) => (
          <p key={rule} className={styles['issue']}>
            {message}
          </p>
        ))}
      </div>
      <Textarea
        {...bind('address')}
        required
        autosize
        minRows={1}
        maxRows={4}
        spellCheck={false}
        maxLength={512}
        classNames={{ input: styles['mono'] ?? '' }}
        label={t('newPayout.address')}
        description={t('newPayout.addressHint')}
      />
      {currency !== null && currency.tag !== 'none' && (
        <TextInput
          {...bind('tag')}
          required={currency.tag === 'required'}
          maxLength={128}
          spellCheck={false}
          label={t('newPayout.tag')}
          description={
            currency.tag === 'required'
              ? t('newPayout.tagRequired', { code: currency.code, network: currency.network })
              : t('newPayout.tagOptional')
          }
        />
      )}
      <AmountField
        draft={draft}
        currency={currency}
        preview={preview}
        error={messageOf('amount', ['amount', 'amount_currency'])}
        onBlur={() => setVisited(new Set([...visited, 'amount']))}
        onDraft={onDraft}
      />
      <Conversion draft={draft} currency={currency} preview={preview} />
      <TextInput
        {...bind('beneficiary')}
        required
        maxLength={512}
        label={t('newPayout.beneficiary')}
        description={t('newPayout.beneficiaryHint')}
      />
      <TextInput
        {...bind('reference')}
        required
        maxLength={40}
        spellCheck={false}
        label={t('newPayout.reference')}
        description={t('newPayout.referenceHint')}
        rightSectionWidth={120}
        rightSection={
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => onDraft({ ...draft, reference: suggestReference(new Date()) })}
          >
            {t('newPayout.suggest')}
          </Button>
        }
      />
      <TextInput
        {...bind('note')}
        maxLength={1024}
        label={`${t('newPayout.note')} (${t('newPayout.optional')})`}
        description={t('newPayout.noteHint')}
      />
      {issuesOf(preview.view, [null]).map(({ rule, message }) => (
        <p key={rule} className={styles['issue']}>
          {message}
        </p>
      ))}
    </div>
  );
};
