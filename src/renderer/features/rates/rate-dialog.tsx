/** Giving reference rates: typed one by one or pasted as a list, with source and time; far ones are compared first. */
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { Dialog } from '../../ui/dialog.tsx';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { percentText } from '#core/money/terms.ts';
import type { RateListView, RateQuestionView } from '#contract/views/money.ts';
import { call } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { ErrorBand, ProblemBand } from '../../ui/problem-band.tsx';
import { askedOf, newForm, type RateForm, type RateLine } from './rate-form.ts';

import styles from './rates.module.css';

interface LineProps {
  readonly line: RateLine;
  readonly first: boolean;
  readonly onChange: (line: RateLine) => void;
}

const Line = ({ line, first, onChange }: LineProps) => {
  const { t } = useTranslation();
  const fiat = line.fiat.trim().toUpperCase() || t('rates.dialog.fiat');
  return (
    <div className={styles['line']}>
      <TextInput
        label={t('rates.dialog.fiat')}
        placeholder={t('rates.dialog.fiatHint')}
        maxLength={8}
        value={line.fiat}
        onChange={(event) => onChange({ ...line, fiat: event.currentTarget.value })}
      />
      <TextInput
        {...(first ? { 'data-autofocus': true } : {})}
        label={t('rates.dialog.rate')}
        maxLength={40}
        inputMode="decimal"
        value={line.rate}
        onChange={(event) => onChange({ ...line, rate: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('rates.dialog.per')}
        value={line.per}
        data={[
          { value: 'usd-for-one', label: t('rates.dialog.usdForOne', { fiat }) },
          { value: 'for-one-usd', label: t('rates.dialog.forOneUsd', { fiat }) },
        ]}
        onChange={(event) =>
          onChange({
            ...line,
            per: event.currentTarget.value === 'for-one-usd' ? 'for-one-usd' : 'usd-for-one',
          })
        }
      />
    </div>
  );
};

interface FieldsProps {
  readonly form: RateForm;
  readonly onChange: (form: RateForm) => void;
}

const Fields = ({ form, onChange }: FieldsProps) => {
  const { t } = useTranslation();
  const { lines } = form;
  return (
    <>
      {lines.map((line, at) => (
        <Line
          // Lines are only ever added at the end, so their places name them.
          // oxlint-disable-next-line react/no-array-index-key
          key={at}
          line={line}
          first={at === 0}
          onChange={(next) =>
            onChange({ ...form, lines: lines.map((each, i) => (i === at ? next : each)) })
          }
        />
      ))}
      <Button
        size="xs"
        variant="subtle"
        onClick={() =>
          onChange({ ...form, lines: [...lines, { fiat: '', rate: '', per: 'usd-for-one' }] })
        }
      >
        {t('rates.dialog.add')}
      </Button>
      <Textarea
        mt={8}
        rows={3}
        label={t('rates.dialog.list')}
        description={t('rates.dialog.listHint')}
        value={form.list}
        onChange={(event) => onChange({ ...form, list: event.currentTarget.value })}
      />
      <div className={styles['said']}>
        <TextInput
          required
          maxLength={120}
          label={t('rates.dialog.source')}
          description={t('rates.dialog.sourceHint')}
          value={form.source}
          onChange={(event) => onChange({ ...form, source: event.currentTarget.value })}
        />
        <TextInput
          required
          type="datetime-local"
          label={t('rates.dialog.heldAt')}
          description={t('rates.dialog.heldAtHint')}
          value={form.heldAt}
          onChange={(event) => onChange({ ...form, heldAt: event.currentTarget.value })}
        />
      </div>
    </>
  );
};

const Questions = ({ questions }: { readonly questions: readonly RateQuestionView[] }) => {
  const { t } = useTranslation();
  return (
    <ProblemBand
      tone="waiting"
      happened={t('rates.dialog.asked')}
      meaning={questions
        .map(({ previous, now, moved, band }) =>
          t('rates.dialog.question', {
            previous,
            now,
            moved,
            band: percentText(band),
          }),
        )
        .join(' · ')}
    />
  );
};

interface RateDialogProps {
  /** Whose rows wait for the rates; null where none do. */
  readonly batchId: string | null;
  readonly fiats: readonly string[];
  readonly onKept: (list: RateListView) => void;
  readonly onClose: () => void;
}

export const RateDialog = ({ batchId, fiats, onKept, onClose }: RateDialogProps) => {
  const { t } = useTranslation();
  const { run, busy, problem } = useAction();
  const [form, setForm] = useState(() => newForm(fiats, new Date()));
  const [questions, setQuestions] = useState<readonly RateQuestionView[]>([]);
  const asked = askedOf(form);
  const ready = asked !== null && 'asked' in asked;
  const give = async (): Promise<void> => {
    if (!ready) return;
    const confirmed = Object.fromEntries(questions.map(({ fiat, previous }) => [fiat, previous]));
    const input = { batchId, ...asked.asked, confirmed };
    const answer = await run(() => call('rate.give', input));
    if (answer === null) return;
    if (answer.value.kind === 'asked') setQuestions(answer.value.questions);
    else onKept(answer.value.list);
  };
  const change = (next: RateForm): void => {
    setForm(next);
    setQuestions([]);
  };
  return (
    <Dialog onClose={onClose} title={t('rates.dialog.title')} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void give();
        }}
      >
        <Fields form={form} onChange={change} />
        {asked !== null && 'fault' in asked && (
          <p className={styles['fault']} role="alert">
            {asked.fault}
          </p>
        )}
        {questions.length > 0 && <Questions questions={questions} />}
        {problem !== null && <ErrorBand error={problem} />}
        <div className={styles['actions']}>
          <Button onClick={onClose}>{t('rates.dialog.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={!ready} loading={busy}>
            {t(questions.length === 0 ? 'rates.dialog.keep' : 'rates.dialog.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
