import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LOG_LEVELS, type LogLevel } from '#core/log/level.ts';
import { useApp, useAppView } from '../../bridge/app-store.ts';
import { call } from '../../bridge/client.ts';
import { notifyDone, notifyError } from '../../ui/notify.ts';
import classes from './settings.module.css';

/** Which lines the log keeps. */
export const LogLevelChoice = () => {
  const { t } = useTranslation();
  const { logLevel } = useAppView().preferences;
  const keep = async (chosen: LogLevel): Promise<void> => {
    const reply = await call('preferences.save', { logLevel: chosen });
    if (!reply.ok) return notifyError(reply.error);
    useApp.setState(({ app }) => ({
      app: app === null ? null : { ...app, preferences: reply.value },
    }));
    notifyDone(t('settings.saved'));
  };
  return (
    <div className={classes.fields}>
      <Select
        className={classes.field}
        label={t('diagnostics.level')}
        description={t('diagnostics.levelHint')}
        allowDeselect={false}
        data={LOG_LEVELS.map((value) => ({ value, label: t(`diagnostics.levels.${value}`) }))}
        value={logLevel}
        onChange={(value) => {
          const chosen = LOG_LEVELS.find((level) => level === value);
          if (chosen !== undefined && chosen !== logLevel) void keep(chosen);
        }}
      />
    </div>
  );
};
