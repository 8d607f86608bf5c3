/** The window's title names the platform and, first, whether it is practice. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppView } from '../bridge/app-store.ts';

export const useHostTitle = (): void => {
  const { t } = useTranslation();
  const { profile } = useAppView();
  const kind = t(profile.kind === 'practice' ? 'frame.practice' : 'frame.live');
  useEffect(() => {
    document.title = `${t('frame.product')} · ${profile.name} · ${kind}`;
  }, [t, profile.name, kind]);
};
