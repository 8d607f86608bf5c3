import { MantineProvider } from '@mantine/core';
import { useColorScheme } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../bridge/app-store.ts';
import { loadAll } from '../bridge/live.ts';
import { ErrorBand } from '../ui/problem-band.tsx';
import classes from './app.module.css';
import { ErrorBoundary } from './error-boundary.tsx';
import { useFrame } from './frame-store.ts';
import { useHelpKey } from './help/help-keys.ts';
import { useHelp } from './help/help-store.ts';
import { useHostTitle } from './host-title.ts';
import { useFrameHotkeys } from './hotkeys.ts';
import { useNavigation } from './navigation.ts';
import { ProfileBanner } from './profile-banner.tsx';
import { ScreenOfRoute } from './routes.tsx';
import { useShownHoldings } from './shown-holdings.ts';
import { useBackupShown } from './backup-shown.ts';
import { useVerificationAsked } from './verification-asked.ts';
import { useShownBatch } from './shown-batch.ts';
import { SideRail } from './side-rail.tsx';
import { StandingProblems } from './standing-problems.tsx';
import { styleNonce } from './style-nonce.ts';
import { resolveVariables, theme } from './theme.ts';

const CommandPalette = lazy(async () => ({
  default: (await import('./command-palette.tsx')).CommandPalette,
}));
const ShortcutSheet = lazy(async () => ({
  default: (await import('./shortcut-sheet.tsx')).ShortcutSheet,
}));

const HelpDrawer = lazy(async () => ({
  default: (await import('./help/help-drawer.tsx')).HelpDrawer,
}));

const CurrentScreen = () => {
  const route = useNavigation((state) => state.route);
  const visit = useNavigation((state) => state.visit);
  return (
    <ErrorBoundary key={visit}>
      <Suspense fallback={null}>
        <ScreenOfRoute route={route} />
      </Suspense>
    </ErrorBoundary>
  );
};

const Frame = () => {
  const { t } = useTranslation();
  const profile = useApp((state) => state.app?.profile.id);
  const paletteAsked = useFrame((frame) => frame.paletteAsked > 0);
  const shortcutsOpen = useFrame((frame) => frame.shortcutsOpen);
  const help = useHelp((state) => state.place);
  useFrameHotkeys();
  useHelpKey();
  useVerificationAsked();
  useBackupShown();
  useShownHoldings();
  useHostTitle();
  useShownBatch();
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#screen">
        {t('frame.skip')}
      </a>
      <SideRail />
      <div className={classes.column}>
        <ProfileBanner />
        <StandingProblems />
        <main id="screen" className={classes.screen} tabIndex={-1}>
          <CurrentScreen key={profile} />
        </main>
      </div>
      <Suspense fallback={null}>
        {paletteAsked && <CommandPalette />}
        {shortcutsOpen && <ShortcutSheet />}
        {help !== null && <HelpDrawer place={help} />}
      </Suspense>
    </div>
  );
};

const Start = () => {
  const { t } = useTranslation();
  const error = useApp((state) => state.error);
  const ready = useApp((state) => state.app !== null);
  // A fault while one screen gives way to another is not caught by the screen's own boundary, which goes with it.
  if (ready)
    return (
      <ErrorBoundary>
        <Frame />
      </ErrorBoundary>
    );
  return (
    <main className={classes.start}>
      {error === null ? (
        <p className="muted">{t('frame.starting')}</p>
      ) : (
        <ErrorBand error={error} onRetry={() => void loadAll()} />
      )}
    </main>
  );
};

/** The whole window: theme, frame, screen. */
export const App = () => {
  const wanted = useApp((state) => state.app?.preferences.theme ?? 'system');
  const system = useColorScheme('light', { getInitialValueInEffect: false });
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      forceColorScheme={wanted === 'system' ? system : wanted}
      getStyleNonce={styleNonce}
    >
      <Notifications position="bottom-right" limit={4} />
      <Start />
    </MantineProvider>
  );
};
