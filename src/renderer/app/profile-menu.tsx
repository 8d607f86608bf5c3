import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '#contract/views/app.ts';
import { useAppView } from '../bridge/app-store.ts';
import { Icon } from '../ui/icon.tsx';
import { navigate } from './navigation.ts';
import classes from './profile-menu.module.css';
import { selectProfile } from './select-profile.ts';

/** The profile's own colour: only here and as the banner's stripe. */
const Dot = ({ profile }: { readonly profile: ProfileView }) => (
  <span className={classes.dot} style={{ background: profile.color }} aria-hidden="true" />
);

/** Names the platform paid from and switches to another. */
export const ProfileMenu = ({ narrow }: { readonly narrow: boolean }) => {
  const { t } = useTranslation();
  const { profile, profiles } = useAppView();
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <button type="button" className={classes.button} title={profile.name}>
          <Dot profile={profile} />
          <span className={narrow ? 'visually-hidden' : classes.name}>{profile.name}</span>
          {!narrow && (
            <span className={classes.chevron}>
              <Icon name="chevron" />
            </span>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('frame.switchProfile')}</Menu.Label>
        {profiles.map((each) => (
          <Menu.Item
            key={each.id}
            leftSection={<Dot profile={each} />}
            rightSection={each.id === profile.id ? <Icon name="check" /> : undefined}
            onClick={() => void selectProfile(each.id)}
          >
            {each.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => navigate({ screen: 'settings' })}>
          {t('frame.manageProfiles')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
