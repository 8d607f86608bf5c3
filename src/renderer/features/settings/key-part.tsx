import { Button, TextInput } from '@mantine/core';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#contract/errors.ts';
import type { KeyTestView, ProfileView } from '#contract/views/app.ts';
import { receiveProfile, useAppView } from '../../bridge/app-store.ts';
import { call } from '../../bridge/client.ts';
import { notifyDone } from '../../ui/notify.ts';
import { ErrorBand, ProblemBand } from '../../ui/problem-band.tsx';
import { KeyTest } from './key-test.tsx';
import classes from './settings.module.css';

interface KeyFormProps {
  readonly profile: ProfileView;
  readonly onError: (error: AppError | null) => void;
}

/** Takes a key in. It lives in the field only, which is emptied before main even answers. */
const KeyForm = ({ profile, onError }: KeyFormProps) => {
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
        <Button type="submit" variant={profile.key === 'saved' ? 'default' : 'filled'}>
          {t(profile.key === 'saved' ? 'settings.key.replace' : 'settings.key.save')}
        </Button>
      </div>
    </form>
  );
};

interface KeyPartProps {
  readonly profile: ProfileView;
  readonly onRemove: () => void;
}

/** The key of one platform: save, test by reading only, remove; never shown. */
export const KeyPart = ({ profile, onRemove }: KeyPartProps) => {
  const { t } = useTranslation();
  const { keychainProblem } = useAppView();
  const [error, setError] = useState<AppError | null>(null);
  const [test, setTest] = useState<KeyTestView | null>(null);
  const [testing, setTesting] = useState(false);
  const run = async (): Promise<void> => {
    setTesting(true);
    setTest(null);
    const reply = await call('credentials.test', { profileId: profile.id });
    setTesting(false);
    setTest(reply.ok ? reply.value : null);
    setError(reply.ok ? null : reply.error);
  };
  return (
    <section className={classes.part}>
      <h3>{t('settings.key.title')}</h3>
      <p className={classes.says}>{t('settings.key.says')}</p>
      {keychainProblem === null ? (
        <KeyForm profile={profile} onError={setError} />
      ) : (
        <ProblemBand happened={t('settings.key.unavailable')} next={keychainProblem} />
      )}
      {error !== null && <ErrorBand error={error} />}
      <h3>{t('settings.key.ipTitle')}</h3>
      <p className={classes.says}>{t('settings.key.ip')}</p>
      {profile.key === 'saved' && (
        <div className={classes.formButtons}>
          <Button disabled={testing} onClick={() => void run()}>
            {t(testing ? 'settings.key.testing' : 'settings.key.test')}
          </Button>
          <Button variant="subtle" color="red" onClick={onRemove}>
            {t('settings.key.remove')}
          </Button>
        </div>
      )}
      {test !== null && <KeyTest test={test} />}
    </section>
  );
};
