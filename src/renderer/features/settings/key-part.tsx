import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#contract/errors.ts';
import type { KeyTestView, ProfileView } from '#contract/views/app.ts';
import { useAppView } from '../../bridge/app-store.ts';
import { call } from '../../bridge/client.ts';
import { ErrorBand, ProblemBand } from '../../ui/problem-band.tsx';
import { KeyForm } from './key-form.tsx';
import { KeyTest } from './key-test.tsx';
import classes from './settings.module.css';

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
