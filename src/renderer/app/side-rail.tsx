import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAppView } from '../bridge/app-store.ts';
import { formatCount } from '../ui/format.ts';
import { Icon } from '../ui/icon.tsx';
import { StateShape } from '../ui/state-mark.tsx';
import { toggleRail, useFrame } from './frame-store.ts';
import { openHelp } from './help/help-store.ts';
import { keyWord } from './keys.ts';
import { navigate, useNavigation } from './navigation.ts';
import { ProfileMenu } from './profile-menu.tsx';
import { railItems } from './rail-items.ts';
import classes from './side-rail.module.css';

/** What needs a person on a screen, counted beside its name; nothing else is counted. */
const useAttention = (screen: string): { count: number; kind: 'needsYou' | 'unknown' } => {
  const { attention } = useAppView();
  if (screen === 'batches') return { count: attention.batches, kind: 'needsYou' };
  if (screen === 'unknown') return { count: attention.unknown, kind: 'unknown' };
  return { count: 0, kind: 'needsYou' };
};

const RailLink = ({ screen, label, icon, shortcut }: (typeof railItems)[number]) => {
  const { t } = useTranslation();
  const narrow = useFrame((frame) => frame.narrow);
  const here = useNavigation(({ route }) =>
    route.screen === 'batch'
      ? screen === 'batches'
      : route.screen === 'setup'
        ? screen === 'settings'
        : route.screen === screen,
  );
  const { count, kind } = useAttention(screen);
  const words = t(`frame.${label}`);
  const shown = formatCount(count);
  const needs = t(`frame.${kind}`, { count, shown });
  return (
    <Tooltip label={`${words} · ${keyWord(shortcut)}`} position="right" disabled={!narrow}>
      <button
        type="button"
        className={classes.link}
        aria-current={here ? 'page' : undefined}
        aria-keyshortcuts={`Control+${shortcut}`}
        title={narrow ? undefined : keyWord(shortcut)}
        onClick={() => navigate({ screen })}
      >
        <Icon name={icon} />
        <span className={narrow ? 'visually-hidden' : undefined}>{words}</span>
        {count > 0 && (
          <span className={classes.count} data-kind={kind} title={needs}>
            {kind === 'unknown' && <StateShape tone="unknown" />}
            <span aria-hidden="true">{shown}</span>
            <span className="visually-hidden"> {needs}</span>
          </span>
        )}
      </button>
    </Tooltip>
  );
};

/** The screens, the platform paid from, and what needs a person. */
export const SideRail = () => {
  const { t } = useTranslation();
  const narrow = useFrame((frame) => frame.narrow);
  return (
    <nav className={classes.rail} data-narrow={narrow} aria-label={t('frame.navigation')}>
      <ProfileMenu narrow={narrow} />
      <ul className={classes.links}>
        {railItems.map((item) => (
          <li key={item.screen}>
            <RailLink {...item} />
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={classes.fold}
        title={t('help.here')}
        aria-keyshortcuts="F1"
        onClick={openHelp}
      >
        <Icon name="help" />
        <span className={narrow ? 'visually-hidden' : undefined}>{t('help.title')}</span>
        {!narrow && <kbd className={classes.key}>F1</kbd>}
      </button>
      <button
        type="button"
        className={classes.fold}
        aria-expanded={!narrow}
        onClick={toggleRail}
        title={t(narrow ? 'frame.expand' : 'frame.collapse')}
      >
        <Icon name={narrow ? 'expand' : 'collapse'} />
        <span className={narrow ? 'visually-hidden' : undefined}>
          {t(narrow ? 'frame.expand' : 'frame.collapse')}
        </span>
      </button>
    </nav>
  );
};
