/** The set-up of one live platform, each step proved; it can be left and taken up again at any time. */
import { NativeSelect } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '#contract/views/app.ts';
import type { SetupStepView } from '#contract/views/setup.ts';
import { navigate } from '../../../app/navigation.ts';
import { selectProfile } from '../../../app/select-profile.ts';
import { useAppView } from '../../../bridge/app-store.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { ErrorBand } from '../../../ui/problem-band.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { PayoutBody } from './payout-body.tsx';
import classes from './setup.module.css';
import { SetupStep } from './setup-step.tsx';
import {
  Deed,
  KeyBody,
  KeychainBody,
  ListBody,
  PlatformBody,
  type BodyProps,
} from './step-bodies.tsx';
import { useSetup } from './use-setup.ts';

/** The first step that still needs something done; what was only said does not hold up the next one. */
const currentOf = (steps: readonly SetupStepView[]): SetupStepView | undefined =>
  steps.find(({ state }) => state === 'open' || state === 'failed');

/** The keyboard goes on where the next step begins; the button that led there is gone with its step. */
const useFocusNext = (name: string | undefined) => {
  const list = useRef<HTMLOListElement>(null);
  const before = useRef(name);
  useEffect(() => {
    // While it is read anew nothing is in hand.
    if (name === undefined) return;
    if (before.current !== undefined && before.current !== name) {
      list.current?.querySelector<HTMLElement>('[data-current] h2')?.focus();
    }
    before.current = name;
  }, [name]);
  return list;
};

interface StepBodyProps extends BodyProps {
  readonly profile: ProfileView | null;
  readonly onSaved: (profileId: string) => void;
}

const StepBody = ({ profile, onSaved, ...props }: StepBodyProps) => {
  const { step, current } = props;
  if (step.step === 'keychain') return <KeychainBody {...props} profileId={profile?.id ?? null} />;
  if (step.step === 'platform')
    return <PlatformBody {...props} profile={profile} onSaved={onSaved} />;
  if (profile === null) return null;
  if (step.step === 'key') return <KeyBody {...props} profile={profile} />;
  if (step.step === 'list') return <ListBody {...props} profile={profile} />;
  return <PayoutBody step={step} current={current} profile={profile} />;
};

interface WhichProps {
  readonly profileId: string | null;
  readonly live: readonly ProfileView[];
  readonly onChoose: (profileId: string | null) => void;
}

const Which = ({ profileId, live, onChoose }: WhichProps) => {
  const { t } = useTranslation();
  return (
    <div className={classes.top}>
      <NativeSelect
        label={t('setup.which')}
        value={profileId ?? ''}
        onChange={(event) => onChoose(event.currentTarget.value || null)}
        data={[
          ...live.map(({ id, name }) => ({ value: id, label: name })),
          { value: '', label: t('setup.another') },
        ]}
      />
    </div>
  );
};

const Done = ({ profile }: { readonly profile: ProfileView }) => {
  const { t } = useTranslation();
  const { name } = profile;
  return (
    <output className={classes.done}>
      <p>
        <b>{t('setup.done', { name })}</b> {t('setup.doneSays')}
      </p>
      {!profile.active && (
        <Deed
          words={t('setup.doneAct', { name })}
          main
          onClick={() => void selectProfile(profile.id)}
        />
      )}
    </output>
  );
};

interface StepsProps {
  readonly profile: ProfileView | null;
  readonly onSaved: (profileId: string) => void;
}

const Steps = ({ profile, onSaved }: StepsProps) => {
  const { t } = useTranslation();
  const setup = useSetup(profile?.id ?? null);
  const { view, error } = setup;
  const current = currentOf(view?.steps ?? []);
  const list = useFocusNext(current?.step);
  if (view === null) {
    if (error !== null) return <ErrorBand error={error} onRetry={setup.again} />;
    return <p className="muted">{t('setup.loading')}</p>;
  }
  return (
    <>
      {error !== null && <ErrorBand error={error} />}
      <ol ref={list} className={classes.steps} aria-label={t('setup.steps')}>
        {view.steps.map((step, index) => (
          <SetupStep
            key={step.step}
            step={step}
            number={index + 1}
            current={step.step === current?.step}
          >
            <StepBody
              step={step}
              setup={setup}
              current={step.step === current?.step}
              profile={profile}
              onSaved={onSaved}
            />
          </SetupStep>
        ))}
      </ol>
      {profile !== null && current === undefined && <Done profile={profile} />}
    </>
  );
};

/** `profileId`: the platform to go on with; null begins another one; left out, the one that is at hand. */
export const SetupScreen = ({ profileId }: { readonly profileId?: string | null }) => {
  const { t } = useTranslation();
  const { profile, profiles } = useAppView();
  const live = profiles.filter(({ kind }) => kind === 'live');
  const atHand = profile.kind === 'live' ? profile.id : (live[0]?.id ?? null);
  const [chosen, setChosen] = useState(profileId === undefined ? atHand : profileId);
  /** Counts choices made by hand: those leave the keyboard where it is. */
  const [choice, setChoice] = useState(0);
  const choose = (id: string | null): void => {
    setChosen(id);
    setChoice(choice + 1);
  };
  const shown = live.find(({ id }) => id === chosen) ?? null;
  return (
    <Screen title={t('setup.title')} aside={t('setup.lead')}>
      <div className={classes.screen}>
        {profile.kind === 'practice' && (
          <p className={classes.practise}>
            {t('setup.practise')}{' '}
            <LinkButton onClick={() => navigate({ screen: 'overview' })}>
              {t('setup.practiseAct')}
            </LinkButton>
          </p>
        )}
        {live.length > 0 && <Which profileId={shown?.id ?? null} live={live} onChoose={choose} />}
        <Steps key={choice} profile={shown} onSaved={setChosen} />
      </div>
    </Screen>
  );
};
