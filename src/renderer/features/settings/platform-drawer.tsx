import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { receiveApp, receiveProfile, useAppView } from '../../bridge/app-store.ts';
import { call } from '../../bridge/client.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { notifyDone, notifyError } from '../../ui/notify.ts';
import { KeyPart } from './key-part.tsx';
import { PlatformForm } from './platform-form.tsx';

interface PlatformDrawerProps {
  readonly profileId: string;
  readonly onClose: () => void;
}

/** One live platform: what it is called and where it is, its key, and the way to be rid of it. */
export const PlatformDrawer = ({ profileId, onClose }: PlatformDrawerProps) => {
  const { t } = useTranslation();
  const { profiles, profile: active } = useAppView();
  const profile = profiles.find(({ id }) => id === profileId);
  const [asking, setAsking] = useState<'key' | 'platform' | null>(null);
  const name = profile?.name ?? '';
  const stop = () => setAsking(null);

  const removeKey = async (id: string): Promise<void> => {
    const reply = await call('credentials.remove', { profileId: id });
    stop();
    if (!reply.ok) return notifyError(reply.error);
    receiveProfile(reply.value);
    return notifyDone(t('settings.key.removed'));
  };
  const removePlatform = async (id: string): Promise<void> => {
    const reply = await call('profile.remove', { profileId: id });
    stop();
    if (!reply.ok) return notifyError(reply.error);
    receiveApp(reply.value);
    onClose();
    return notifyDone(t('settings.form.removed', { name }));
  };

  if (profile === undefined) return null;
  return (
    <Drawer
      title={t('settings.form.editTitle', { name })}
      onClose={onClose}
      footer={
        profile.id !== active.id && (
          <Button variant="subtle" color="red" onClick={() => setAsking('platform')}>
            {t('settings.form.remove')}
          </Button>
        )
      }
    >
      <PlatformForm profile={profile} onSaved={stop} />
      <KeyPart profile={profile} onRemove={() => setAsking('key')} />
      <ConfirmDialog
        opened={asking === 'key'}
        title={t('settings.key.removeTitle', { name })}
        confirmLabel={t('settings.key.remove')}
        danger
        onConfirm={() => void removeKey(profile.id)}
        onClose={stop}
      >
        {t('settings.key.removeMeaning')}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'platform'}
        title={t('settings.form.removeTitle', { name })}
        confirmLabel={t('settings.form.remove')}
        danger
        onConfirm={() => void removePlatform(profile.id)}
        onClose={stop}
      >
        {t('settings.form.removeMeaning')}
      </ConfirmDialog>
    </Drawer>
  );
};
