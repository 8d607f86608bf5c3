import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REPEAT_DAYS_LIMITS } from '#core/import/repeat.ts';
import { useApp, useAppView } from '../../bridge/app-store.ts';
import { call } from '../../bridge/client.ts';
import { notifyDone, notifyError } from '../../ui/notify.ts';
import { Section } from '../../ui/section.tsx';
import classes from './settings.module.css';

const { least, most } = REPEAT_DAYS_LIMITS;

/** How far back a payment counts as a possible repeat. */
export const RepeatDays = () => {
  const { t } = useTranslation();
  const { preferences } = useAppView();
  const [days, setDays] = useState<string | number>(preferences.repeatDays);
  const keep = async (): Promise<void> => {
    const fits =
      typeof days === 'number' && Number.isInteger(days) && days >= least && days <= most;
    if (!fits) return setDays(preferences.repeatDays);
    if (days === preferences.repeatDays) return;
    const reply = await call('preferences.save', { repeatDays: days });
    if (!reply.ok) return notifyError(reply.error);
    useApp.setState(({ app }) => ({
      app: app === null ? null : { ...app, preferences: reply.value },
    }));
    notifyDone(t('settings.saved'));
  };
  return (
    <Section title={t('repeats.settingTitle')}>
      <div className={classes.fields}>
        <NumberInput
          className={classes.field}
          label={t('repeats.setting')}
          description={t('repeats.settingHint')}
          value={days}
          min={least}
          max={most}
          allowDecimal={false}
          suffix={` ${t('repeats.settingDays')}`}
          onChange={setDays}
          onBlur={() => void keep()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
      </div>
    </Section>
  );
};
