import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppView } from '../../bridge/app-store.ts';
import { Screen } from '../../ui/screen.tsx';
import { About } from './about.tsx';
import { Diagnostics } from './diagnostics.tsx';
import { Data } from './data.tsx';
import { Policy } from './policy.tsx';
import { LookUp } from './look-up.tsx';
import { Person } from './person.tsx';
import { RepeatDays } from './repeat-days.tsx';
import { PlatformDrawer } from './platform-drawer.tsx';
import { Platforms } from './platforms.tsx';
import { PracticeControls } from './practice-controls.tsx';
import { Terms } from './terms.tsx';
import { Updates } from './updates.tsx';
import classes from './settings.module.css';

/** Platforms and their keys, the person, the practice gateway, data and backup, what this is. */
export const SettingsScreen = ({ part }: { readonly part: 'data' | null }) => {
  const { t } = useTranslation();
  const { profile } = useAppView();
  /** The id of the platform being edited, or null. */
  const [editing, setEditing] = useState<string | null>(null);
  const close = useCallback(() => setEditing(null), []);
  return (
    <Screen
      title={t('settings.title')}
      drawer={
        editing !== null && <PlatformDrawer key={editing} profileId={editing} onClose={close} />
      }
    >
      <div className={classes.screen}>
        <Platforms onEdit={setEditing} />
        <LookUp />
        <Terms key={profile.id} />
        <Person />
        <RepeatDays />
        {profile.kind === 'practice' && <PracticeControls />}
        <Data key={`data-${profile.id}`} shown={part === 'data'} />
        <Updates />
        <Policy />
        <Diagnostics />
        <About />
      </div>
    </Screen>
  );
};
