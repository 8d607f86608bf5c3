import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '#contract/views/app.ts';
import { navigate } from '../../app/navigation.ts';
import { selectProfile } from '../../app/select-profile.ts';
import { useAppView } from '../../bridge/app-store.ts';
import tableClasses from '../../ui/plain-table.module.css';
import { Section } from '../../ui/section.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import classes from './settings.module.css';

/** Only a key that is not there is marked; one that is there is as it should be. */
const KeyState = ({ state }: { readonly state: ProfileView['key'] }) => {
  const { t } = useTranslation();
  const word = t(`settings.platforms.keyState.${state}`);
  if (state === 'built-in' || state === 'saved') return word;
  return <StateMark tone={state === 'missing' ? 'waiting' : 'refused'} word={word} />;
};

interface PlatformRowProps {
  readonly profile: ProfileView;
  readonly active: boolean;
  readonly onEdit: (profileId: string) => void;
}

const PlatformRow = ({ profile, active, onEdit }: PlatformRowProps) => {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row">
        <span className={classes.platform}>
          <span className={classes.dot} style={{ background: profile.color }} aria-hidden="true" />
          {profile.name}
        </span>
      </th>
      <td>{t(`settings.platforms.${profile.kind}`)}</td>
      <td>{profile.platformId}</td>
      <td>{profile.gatewayUrl}</td>
      <td>
        <KeyState state={profile.key} />
      </td>
      <td data-align="end">
        <span className={classes.buttons}>
          {active ? (
            <span className={classes.inUse}>{t('settings.platforms.active')}</span>
          ) : (
            <Button variant="subtle" onClick={() => void selectProfile(profile.id)}>
              {t('settings.platforms.use')}
            </Button>
          )}
          {profile.kind === 'live' && (
            <>
              <Button
                variant="subtle"
                onClick={() => navigate({ screen: 'setup', profileId: profile.id })}
              >
                {t('setup.inSettings')}
              </Button>
              <Button variant="subtle" onClick={() => onEdit(profile.id)}>
                {t('settings.platforms.edit')}
              </Button>
            </>
          )}
        </span>
      </td>
    </tr>
  );
};

/** Every platform with its key's standing; the key itself is never shown. */
export const Platforms = ({ onEdit }: { readonly onEdit: (id: string) => void }) => {
  const { t } = useTranslation();
  const { profile, profiles } = useAppView();
  const columns = ['name', 'kind', 'id', 'address', 'key'] as const;
  return (
    <Section
      title={t('settings.platforms.title')}
      aside={t('settings.platforms.says')}
      action={
        <Button onClick={() => navigate({ screen: 'setup', profileId: null })}>
          {t('settings.platforms.add')}
        </Button>
      }
    >
      <table className={tableClasses.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`settings.platforms.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('settings.platforms.act')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {profiles.map((each) => (
            <PlatformRow
              key={each.id}
              profile={each}
              active={each.id === profile.id}
              onEdit={onEdit}
            />
          ))}
        </tbody>
      </table>
    </Section>
  );
};
