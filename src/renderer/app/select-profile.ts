/** Moves the whole window to another platform: nothing of the old one stays on screen. */
import { receiveApp } from '../bridge/app-store.ts';
import { call } from '../bridge/client.ts';
import { forgetPlatform, loadAll } from '../bridge/live.ts';
import { notifyError } from '../ui/notify.ts';
import { navigate } from './navigation.ts';

/** Answers whether it is open now; what refused it has been said. */
export const selectProfile = async (profileId: string): Promise<boolean> => {
  const reply = await call('profile.select', { profileId });
  if (!reply.ok) {
    notifyError(reply.error);
    return false;
  }
  forgetPlatform();
  receiveApp(reply.value);
  navigate({ screen: 'overview' });
  await loadAll();
  return true;
};
