import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { call } from '../../bridge/client.ts';
import { notifyDone, notifyError } from '../../ui/notify.ts';
import { Section } from '../../ui/section.tsx';
import classes from './settings.module.css';

const intervals = ['1000', '250', '50'] as const;
const scenarios = [
  'calm',
  'lost-reply',
  'late-execution',
  'no-look-up',
  'ip-refused',
  'stuck-pending',
  'drifting-rates',
  'refuses-some',
] as const;

interface PracticeChoice {
  readonly interval: (typeof intervals)[number];
  readonly scenario: (typeof scenarios)[number];
}

/** What holds since the practice gateway was started with the console; it begins calm and quick. */
const usePracticeChoice = create<PracticeChoice>(() => ({ interval: '250', scenario: 'calm' }));

/** How the practice gateway behaves: its pace, and the trouble it makes. */
export const PracticeControls = () => {
  const { t } = useTranslation();
  const applied = usePracticeChoice();
  const [interval, setInterval] = useState(applied.interval);
  const [scenario, setScenario] = useState(applied.scenario);
  const apply = async (): Promise<void> => {
    const reply = await call('practice.configure', { intervalMs: Number(interval), scenario });
    if (!reply.ok) return notifyError(reply.error);
    usePracticeChoice.setState({ interval, scenario });
    return notifyDone(t('settings.practice.applied'));
  };
  return (
    <Section title={t('settings.practice.title')} aside={t('settings.practice.says')}>
      <div className={classes.fields}>
        <Select
          className={classes.field}
          label={t('settings.practice.interval')}
          data={intervals.map((value) => ({
            value,
            label: t(`settings.practice.intervals.${value}`),
          }))}
          value={interval}
          onChange={(value) => setInterval(intervals.find((each) => each === value) ?? '250')}
        />
        <Select
          className={classes.field}
          label={t('settings.practice.scenario')}
          data={scenarios.map((value) => ({
            value,
            label: t(`settings.practice.scenarios.${value}`),
          }))}
          value={scenario}
          onChange={(value) => setScenario(scenarios.find((each) => each === value) ?? 'calm')}
        />
        <Button className={classes.apply} onClick={() => void apply()}>
          {t('settings.practice.apply')}
        </Button>
      </div>
    </Section>
  );
};
