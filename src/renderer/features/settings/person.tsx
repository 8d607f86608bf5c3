import { SegmentedControl, Input, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveTheme } from '../../app/save-theme.ts';
import { useApp, useAppView } from '../../bridge/app-store.ts';
import { call } from '../../bridge/client.ts';
import { notifyDone, notifyError } from '../../ui/notify.ts';
import { Section } from '../../ui/section.tsx';
import classes from './settings.module.css';

const themes = ['light', 'dark', 'system'] as const;

const saveOperator = async (operator: string): Promise<boolean> => {
  const reply = await call('preferences.save', { operator });
  if (!reply.ok) {
    notifyError(reply.error);
    return false;
  }
  useApp.setState(({ app }) => ({
    app: app === null ? null : { ...app, preferences: reply.value },
  }));
  return true;
};

/** Who works here, and in which light. */
export const Person = () => {
  const { t } = useTranslation();
  const { preferences } = useAppView();
  const [operator, setOperator] = useState(preferences.operator);
  const keep = async (): Promise<void> => {
    const name = operator.trim();
    if (name === preferences.operator) return;
    if (await saveOperator(name)) notifyDone(t('settings.saved'));
  };
  return (
    <Section title={t('settings.person.title')}>
      <div className={classes.fields}>
        <TextInput
          className={classes.field}
          label={t('settings.person.operator')}
          description={t('settings.person.operatorHint')}
          value={operator}
          maxLength={60}
          onChange={(event) => setOperator(event.currentTarget.value)}
          onBlur={() => void keep()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
        <Input.Wrapper label={t('settings.person.theme')}>
          <div>
            <SegmentedControl
              size="xs"
              aria-label={t('settings.person.theme')}
              value={preferences.theme}
              onChange={(value) =>
                void saveTheme(themes.find((each) => each === value) ?? 'system')
              }
              data={themes.map((value) => ({ value, label: t(`settings.person.${value}`) }))}
            />
          </div>
        </Input.Wrapper>
      </div>
    </Section>
  );
};
