import { Spotlight, spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppView } from '../bridge/app-store.ts';
import { useBatches } from '../bridge/batches-store.ts';
import { Icon } from '../ui/icon.tsx';
import { showShortcuts, toggleRail, useFrame } from './frame-store.ts';
import { openHelp } from './help/help-store.ts';
import { navigate } from './navigation.ts';
import { railItems } from './rail-items.ts';
import { saveTheme } from './save-theme.ts';
import { selectProfile } from './select-profile.ts';

const MOST_BATCHES = 50;

const useScreenActions = (): SpotlightActionGroupData => {
  const { t } = useTranslation();
  return {
    group: t('frame.paletteScreens'),
    actions: railItems.map(({ screen, label, icon }) => ({
      id: screen,
      label: t(`frame.${label}`),
      leftSection: <Icon name={icon} />,
      onClick: () => navigate({ screen }),
    })),
  };
};

const useBatchActions = (): SpotlightActionGroupData => {
  const { t } = useTranslation();
  const batches = useBatches((state) => state.batches);
  return {
    group: t('frame.paletteBatches'),
    actions: (batches ?? []).slice(0, MOST_BATCHES).map((batch) => ({
      id: batch.id,
      label: batch.name,
      description: batch.fileName ?? '',
      keywords: t('frame.openBatch'),
      leftSection: <Icon name="batches" />,
      onClick: () => navigate({ screen: 'batch', batchId: batch.id }),
    })),
  };
};

const useOtherActions = (): SpotlightActionGroupData => {
  const { t } = useTranslation();
  const { profile, profiles } = useAppView();
  const others = profiles.filter((each) => each.id !== profile.id);
  return {
    group: t('frame.paletteActions'),
    actions: [
      ...others.map((each) => ({
        id: `profile-${each.id}`,
        label: t('frame.switchTo', { name: each.name }),
        onClick: () => void selectProfile(each.id),
      })),
      ...(['deposits', 'invoices'] as const).map((screen) => ({
        id: `new-${screen}`,
        label: t(screen === 'deposits' ? 'deposits.form.title' : 'invoices.form.title'),
        onClick: () => navigate({ screen, create: true }),
      })),
      {
        id: 'verify',
        label: t('ledger.verify.title'),
        onClick: () => navigate({ screen: 'ledger', verify: true }),
      },
      {
        id: 'setup',
        label: t('settings.platforms.add'),
        onClick: () => navigate({ screen: 'setup', profileId: null }),
      },
      { id: 'ledger', label: t('frame.openLedger'), onClick: () => navigate({ screen: 'ledger' }) },
      ...(['pay', 'compare', 'convert', 'changes'] as const).map((view) => ({
        id: `currencies-${view}`,
        label: t(`currencies.view.${view}`),
        onClick: () => navigate({ screen: 'currencies', view }),
      })),
      ...(['roll', 'exchange'] as const).map((view) => ({
        id: `balances-${view}`,
        label: t(`holdings.view.${view}`),
        onClick: () => navigate({ screen: 'balances', view }),
      })),
      { id: 'light', label: t('frame.themeLight'), onClick: () => void saveTheme('light') },
      { id: 'dark', label: t('frame.themeDark'), onClick: () => void saveTheme('dark') },
      { id: 'system', label: t('frame.themeSystem'), onClick: () => void saveTheme('system') },
      { id: 'rail', label: t('frame.shortcut.rail'), onClick: toggleRail },
      { id: 'help', label: t('help.here'), onClick: openHelp },
      { id: 'keys', label: t('frame.shortcuts'), onClick: () => showShortcuts(true) },
    ],
  };
};

/** Find and go anywhere by typing: screens, batches, actions. */
export const CommandPalette = () => {
  const { t } = useTranslation();
  const asked = useFrame((frame) => frame.paletteAsked);
  useEffect(() => {
    if (asked > 0) spotlight.open();
  }, [asked]);
  const groups = [useScreenActions(), useBatchActions(), useOtherActions()];
  return (
    <Spotlight
      actions={groups.filter((group) => group.actions.length > 0)}
      shortcut={null}
      nothingFound={t('frame.paletteEmpty')}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      scrollable
      maxHeight={420}
      searchProps={{
        leftSection: <Icon name="search" />,
        placeholder: t('frame.paletteHint'),
        'aria-label': t('frame.palette'),
      }}
      transitionProps={{ duration: 120, transition: 'fade' }}
    />
  );
};
