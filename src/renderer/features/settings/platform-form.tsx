import { Button, Input, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#contract/errors.ts';
import type { ProfileView } from '#contract/views/app.ts';
import { receiveProfile } from '../../bridge/app-store.ts';
import { call } from '../../bridge/client.ts';
import { notifyDone } from '../../ui/notify.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import {
  fieldsOf,
  profileColors,
  toInput,
  wrongFields,
  type PlatformFields,
} from './platform-fields.ts';
import classes from './settings.module.css';

interface ColorChoiceProps {
  readonly color: string;
  readonly onChange: (color: string) => void;
}

const ColorChoice = ({ color, onChange }: ColorChoiceProps) => {
  const { t } = useTranslation();
  const colors = profileColors.some((each) => each === color)
    ? profileColors
    : [color, ...profileColors];
  return (
    <Input.Wrapper label={t('settings.form.color')}>
      <div className={classes.colors} role="radiogroup" aria-label={t('settings.form.color')}>
        {colors.map((each) => (
          <label key={each} className={classes.color} style={{ background: each }} title={each}>
            <input
              type="radio"
              name="color"
              className="visually-hidden"
              aria-label={each}
              checked={each === color}
              onChange={() => onChange(each)}
            />
          </label>
        ))}
      </div>
    </Input.Wrapper>
  );
};

interface PlatformFormProps {
  readonly profile: ProfileView | null;
  readonly onSaved: (profileId: string) => void;
}

/** Name, colour, platform id and address of one live platform. */
export const PlatformForm = ({ profile, onSaved }: PlatformFormProps) => {
  const { t } = useTranslation();
  const [fields, setFields] = useState<PlatformFields>(() => fieldsOf(profile));
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const wrong = wrongFields(fields);
  const change = (next: Partial<PlatformFields>) => setFields((before) => ({ ...before, ...next }));
  const errorOf = (key: keyof PlatformFields) => {
    const word = wrong[key];
    return tried && word !== undefined ? t(`settings.form.${word}`) : undefined;
  };

  const save = async (): Promise<void> => {
    setTried(true);
    if (Object.keys(wrong).length > 0) return;
    const reply = await call('profile.save', toInput(profile?.id ?? null, fields));
    setError(reply.ok ? null : reply.error);
    if (!reply.ok) return;
    receiveProfile(reply.value);
    notifyDone(t('settings.form.saved', { name: reply.value.name }));
    onSaved(reply.value.id);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save();
  };

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {error !== null && <ErrorBand error={error} />}
      <TextInput
        label={t('settings.form.name')}
        description={t('settings.form.nameHint')}
        value={fields.name}
        maxLength={60}
        error={errorOf('name')}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <ColorChoice color={fields.color} onChange={(color) => change({ color })} />
      <TextInput
        label={t('settings.form.platformId')}
        inputMode="numeric"
        value={fields.platformId}
        error={errorOf('platformId')}
        onChange={(event) => change({ platformId: event.currentTarget.value })}
      />
      <TextInput
        label={t('settings.form.url')}
        description={t('settings.form.urlHint')}
        value={fields.gatewayUrl}
        maxLength={200}
        error={errorOf('gatewayUrl')}
        onChange={(event) => change({ gatewayUrl: event.currentTarget.value })}
      />
      <div className={classes.formButtons}>
        <Button type="submit" variant={profile === null ? 'filled' : 'default'}>
          {t('settings.form.save')}
        </Button>
      </div>
    </form>
  );
};
