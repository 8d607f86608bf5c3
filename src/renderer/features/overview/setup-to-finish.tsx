/** A live platform that no payout has proved yet says so, and leads back to its set-up. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../app/navigation.ts';
import { useAppView } from '../../bridge/app-store.ts';
import { ProblemBand } from '../../ui/problem-band.tsx';

export const SetupToFinish = () => {
  const { t } = useTranslation();
  const { profile, lookupProof, ledger } = useAppView();
  if (profile.kind === 'practice' || lookupProof !== null || ledger.kind !== 'open') return null;
  return (
    <ProblemBand
      tone="waiting"
      dense
      happened={t('setup.notYet', { name: profile.name })}
      next={t('setup.notYetSays')}
      action={
        <Button onClick={() => navigate({ screen: 'setup', profileId: profile.id })}>
          {t('setup.goOn')}
        </Button>
      }
    />
  );
};
