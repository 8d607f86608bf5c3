/** What each step of the set-up asks for. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#contract/errors.ts';
import type { ProfileView } from '#contract/views/app.ts';
import type { SetupStepView } from '#contract/views/setup.ts';
import { call } from '../../../bridge/client.ts';
import { ErrorBand } from '../../../ui/problem-band.tsx';
import { KeyForm } from '../key-form.tsx';
import { PlatformForm } from '../platform-form.tsx';
import classes from './setup.module.css';
import type { Setup } from './use-setup.ts';

export interface BodyProps {
  readonly step: SetupStepView;
  readonly setup: Setup;
  readonly current: boolean;
}

interface DeedProps {
  readonly words: string;
  readonly main: boolean;
  readonly busy?: boolean;
  readonly onClick: () => void;
}

/** The deed of the step in hand stands out; those of the others are there and quiet. */
export const Deed = ({ words, main, busy = false, onClick }: DeedProps) => (
  <Button
    variant={main ? 'filled' : 'subtle'}
    size={main ? 'sm' : 'compact-sm'}
    loading={busy && main}
    disabled={busy}
    onClick={onClick}
  >
    {words}
  </Button>
);

interface KeychainBodyProps extends BodyProps {
  readonly profileId: string | null;
}

export const KeychainBody = ({ setup, current, profileId }: KeychainBodyProps) => {
  const { t } = useTranslation();
  const check = () => setup.act(() => call('setup.prove', { step: 'keychain', profileId }));
  return (
    <div className={classes.buttons}>
      <Deed words={t('setup.act.keychain')} main={current} busy={setup.busy} onClick={check} />
    </div>
  );
};

interface PlatformBodyProps extends BodyProps {
  readonly profile: ProfileView | null;
  readonly onSaved: (profileId: string) => void;
}

export const PlatformBody = ({ setup, current, profile, onSaved }: PlatformBodyProps) => {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  const saved = (profileId: string): void => {
    setChanging(false);
    setup.again();
    onSaved(profileId);
  };
  if (profile !== null && !changing && !current) {
    return (
      <div className={classes.buttons}>
        <Deed words={t('setup.act.change')} main={false} onClick={() => setChanging(true)} />
      </div>
    );
  }
  return (
    <div className={classes.form}>
      <PlatformForm profile={profile} onSaved={saved} />
    </div>
  );
};

interface LiveBodyProps extends BodyProps {
  readonly profile: ProfileView;
}

export const KeyBody = ({ step, setup, current, profile }: LiveBodyProps) => {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const test = () => setup.act(() => call('setup.prove', { step: 'key', profileId: profile.id }));
  const tested = (): void => {
    setChanging(false);
    test();
  };
  const asks = changing || profile.key === 'missing';
  return (
    <>
      {error !== null && <ErrorBand error={error} />}
      {asks && (current || changing) && (
        <div className={classes.form}>
          <KeyForm
            profile={profile}
            onError={setError}
            onSaved={tested}
            act={t(setup.busy ? 'setup.testing' : 'setup.saveKey')}
          />
        </div>
      )}
      {profile.key !== 'missing' && !changing && (
        <div className={classes.buttons}>
          <Deed
            words={t(step.state === 'open' ? 'setup.act.key' : 'setup.act.keyAgain')}
            main={current}
            busy={setup.busy}
            onClick={test}
          />
          <Deed words={t('setup.act.newKey')} main={false} onClick={() => setChanging(true)} />
        </div>
      )}
    </>
  );
};

export const ListBody = ({ step, setup, current, profile }: LiveBodyProps) => {
  const { t } = useTranslation();
  const say = (listed: boolean) => () =>
    setup.act(() => call('setup.listed', { profileId: profile.id, listed }));
  if (step.state === 'proved') return null;
  return (
    <>
      {(current || step.state === 'said') && <p className={classes.says}>{t('setup.listKnown')}</p>}
      <div className={classes.buttons}>
        {step.state === 'said' ? (
          <Deed words={t('setup.act.unsaid')} main={false} onClick={say(false)} />
        ) : (
          current && <Deed words={t('setup.act.said')} main busy={setup.busy} onClick={say(true)} />
        )}
      </div>
    </>
  );
};
