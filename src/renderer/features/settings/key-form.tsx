import { Button, TextInput } from '@mantine/core';
import { useRef, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#contract/errors.ts';
import type { ProfileView } from '#contract/views/app.ts';
import { receiveProfile } from '../../bridge/app-store.ts';
import { call } from '../../bridge/client.ts';
import { notifyDone } from '../../ui/notify.ts';
import classes from './settings.module.css';

interface KeyFormProps {
  readonly profile: ProfileView;
  readonly onError: (error: AppError | null) => void;
  /** What goes on once it is in the keychain. */
  readonly onSaved?: () => void;
  /** What the button says, where it does more than save. */
  readonly act?: string;
}

/** Takes a key in. It lives in the field only, which is emptied before main even answers. */
export const KeyForm = ({ profile, onError, onSaved, act }: KeyFormProps) => {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const save = async (): Promise<void> => {
    const key = field.current?.value.trim() ?? '';
    if (field.current !== null) field.current.value = '';
    if (key === '') return;
    const reply = await call('credentials.save', { profileId: profile.id, key });
    onError(reply.ok ? null : reply.error);
    if (!reply.ok) return;
    receiveProfile(reply.value);
    notifyDone(t('settings.key.saved'));
    onSaved?.();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save();
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        ref={field}
        type="password"
        autoComplete="off"
        spellCheck={false}
        maxLength={256}
        label={t('settings.key.field')}
        description={t('settings.key.hint')}
      />
      <div className={classes.formButtons}>
        <Button
          type="submit"
          variant={profile.key === 'saved' && act === undefined ? 'default' : 'filled'}
        >
          {act ?? t(profile.key === 'saved' ? 'settings.key.replace' : 'settings.key.save')}
        </Button>
      </div>
    </form>
  );
};
