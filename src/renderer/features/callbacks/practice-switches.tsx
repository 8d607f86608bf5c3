/** The switches of the practice gateway's callbacks. */
import { Button, Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PracticeCallbacksView, ReceiverView } from '#contract/views/callback.ts';
import { call } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { notifyDone } from '../../ui/notify.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './callbacks.module.css';

interface PracticeSwitchesProps {
  readonly state: PracticeCallbacksView;
  readonly receiver: ReceiverView | null;
  readonly onApplied: (state: PracticeCallbacksView) => void;
}

const FORMS = ['v2', 'v1', 'both'] as const;
const SPELLINGS = ['raw', 'php', 'sorted'] as const;
const FAULTS = ['none', 'forged', 'unsigned', 'other-platform'] as const;

const oneOf = <T extends string>(words: readonly T[], value: string | null, usual: T): T =>
  words.find((word) => word === value) ?? usual;

export const PracticeSwitches = ({ state, receiver, onApplied }: PracticeSwitchesProps) => {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(state);
  const { run, busy, problem } = useAction();
  const change = (more: Partial<PracticeCallbacksView>): void => setWanted({ ...wanted, ...more });
  const apply = async (): Promise<void> => {
    const { sent: _sent, ...switches } = wanted;
    const applied = await run(() => call('practice.callbacks', switches));
    if (applied === null) return;
    onApplied(applied.value);
    notifyDone(t('callbacks.practice.applied'));
  };
  const own = receiver?.localUrls[0];
  return (
    <Section title={t('callbacks.practice.title')} aside={t('callbacks.practice.says')}>
      <div className={classes.form}>
        <TextInput
          className={classes.tunnel}
          label={t('callbacks.practice.url')}
          description={t('callbacks.practice.urlSays')}
          value={wanted.url ?? ''}
          onChange={({ currentTarget: { value } }) => change({ url: value === '' ? null : value })}
        />
        {own !== undefined && (
          <Button
            className={classes.lowered}
            variant="default"
            onClick={() => change({ url: own })}
          >
            {t('callbacks.practice.useReceiver')}
          </Button>
        )}
        <Select
          label={t('callbacks.practice.form')}
          data={FORMS.map((value) => ({ value, label: t(`callbacks.practice.forms.${value}`) }))}
          value={wanted.form}
          onChange={(value) => change({ form: oneOf(FORMS, value, 'v2') })}
        />
        <Select
          label={t('callbacks.practice.signs')}
          data={SPELLINGS.map((value) => ({
            value,
            label: t(`callbacks.practice.spellings.${value}`),
          }))}
          value={wanted.signs}
          onChange={(value) => change({ signs: oneOf(SPELLINGS, value, 'raw') })}
        />
        <Select
          label={t('callbacks.practice.fault')}
          data={FAULTS.map((value) => ({ value, label: t(`callbacks.practice.faults.${value}`) }))}
          value={wanted.fault}
          onChange={(value) => change({ fault: oneOf(FAULTS, value, 'none') })}
        />
        <NumberInput
          label={t('callbacks.practice.repeats')}
          min={0}
          max={9}
          allowDecimal={false}
          value={wanted.repeats}
          onChange={(value) => change({ repeats: Number(value) || 0 })}
        />
        <div className={classes.checks}>
          <Checkbox
            label={t('callbacks.practice.reversed')}
            checked={wanted.reversed}
            onChange={({ currentTarget }) => change({ reversed: currentTarget.checked })}
          />
          <Checkbox
            label={t('callbacks.practice.withdrawals')}
            checked={wanted.withdrawals}
            onChange={({ currentTarget }) => change({ withdrawals: currentTarget.checked })}
          />
        </div>
        <div className={classes.formActions}>
          <Button variant="filled" loading={busy} onClick={() => void apply()}>
            {t('callbacks.practice.apply')}
          </Button>
        </div>
      </div>
      {problem !== null && <ErrorBand error={problem} />}
    </Section>
  );
};
