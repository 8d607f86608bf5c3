/** A backup was opened from outside, before the window was there or later: its review is shown. */
import { useEffect } from 'react';
import { call, subscribe } from '../bridge/client.ts';
import { navigate } from './navigation.ts';

const show = (): void => navigate({ screen: 'settings', part: 'data' });

export const useBackupShown = (): void =>
  useEffect(() => {
    const look = async (): Promise<void> => {
      const now = await call('data.task', {});
      if (!now.ok) return;
      const { value } = now;
      const examined = 'what' in value ? value.what === 'examination' : value.kind === 'examined';
      if (examined) show();
    };
    void look();
    return subscribe('backup.shown', show);
  }, []);
