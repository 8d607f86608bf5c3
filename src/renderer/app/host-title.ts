/** The window's title names the platform and whether it is practice; before them, how far a run is. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppView } from '../bridge/app-store.ts';
import { useBatches } from '../bridge/batches-store.ts';
import { formatCount } from '../ui/format.ts';

/** "12 of 25 · 2026-11 payroll", or null while nothing is sent. */
const useRunTitle = (): string | null => {
  const { t } = useTranslation();
  const batch = useBatches(({ batches }) => batches?.find(({ run }) => run?.state === 'running'));
  if (batch === undefined || batch.run === null) return null;
  const { count, left, sending, cancelled } = batch.run;
  const handed = formatCount(count - left - sending - cancelled);
  return t('frame.runTitle', { handed, all: formatCount(count - cancelled), name: batch.name });
};

export const useHostTitle = (): void => {
  const { t } = useTranslation();
  const { profile } = useAppView();
  const run = useRunTitle();
  const kind = t(profile.kind === 'practice' ? 'frame.practice' : 'frame.live');
  useEffect(() => {
    const parts = [run, t('frame.product'), profile.name, kind];
    document.title = parts.filter((part) => part !== null).join(' · ');
  }, [t, run, profile.name, kind]);
};
