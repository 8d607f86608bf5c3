/** Keeps the chosen theme; the window turns once main has kept it. */
import { call } from '../bridge/client.ts';
import { useApp } from '../bridge/app-store.ts';
import { notifyError } from '../ui/notify.ts';

export const saveTheme = async (theme: 'light' | 'dark' | 'system'): Promise<void> => {
  const reply = await call('preferences.save', { theme });
  if (!reply.ok) {
    notifyError(reply.error);
    return;
  }
  useApp.setState(({ app }) => ({
    app: app === null ? null : { ...app, preferences: reply.value },
  }));
};
