import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAppView } from '../bridge/app-store.ts';
import { ProblemBand } from '../ui/problem-band.tsx';
import classes from './app.module.css';
import { HelpLink } from './help/help-link.tsx';
import { LedgerBand } from './ledger-band.tsx';
import { navigate } from './navigation.ts';

/** What is wrong with the console itself, above every screen until it is mended. */
export const StandingProblems = () => {
  const { t } = useTranslation();
  const { ledger, ledgerProblem, anchorProblem, keychainProblem, policy, profile } = useAppView();
  const live = profile.kind === 'live';
  const noKey = live && profile.key === 'missing' && keychainProblem === null;
  const noAnchor = anchorProblem !== null && keychainProblem === null;
  const noKeychain = live && keychainProblem !== null;
  const closed = ledger.kind !== 'open';
  if (
    policy.problem === null &&
    ledgerProblem === null &&
    !noKey &&
    !noKeychain &&
    !noAnchor &&
    !closed
  )
    return null;
  return (
    <div className={classes.problems}>
      {policy.problem !== null && (
        <ProblemBand
          happened={t('policy.happened')}
          meaning={t('policy.meaning')}
          next={policy.problem}
          action={<HelpLink page="trouble" heading={t('policy.happened')} />}
        />
      )}
      <LedgerBand ledger={ledger} />
      {noAnchor && (
        <ProblemBand
          happened={t('ledger.anchor.happened')}
          meaning={t('ledger.anchor.meaning')}
          detail={anchorProblem}
          action={<HelpLink page="trouble" heading={t('ledger.anchor.happened')} />}
        />
      )}
      {ledgerProblem !== null && (
        <ProblemBand
          happened={t('frame.ledgerProblem')}
          meaning={t('frame.ledgerMeaning')}
          next={ledgerProblem}
          action={<HelpLink page="trouble" heading={t('frame.ledgerProblem')} />}
        />
      )}
      {live && keychainProblem !== null && (
        <ProblemBand
          happened={t('frame.keychainProblem')}
          meaning={t('frame.keychainMeaning')}
          next={keychainProblem}
          action={<HelpLink page="trouble" heading={t('frame.keychainProblem')} />}
        />
      )}
      {noKey && (
        <ProblemBand
          tone="waiting"
          happened={t('frame.keyMissing', { name: profile.name })}
          meaning={t('frame.keyMissingMeaning')}
          action={
            <Button onClick={() => navigate({ screen: 'setup', profileId: profile.id })}>
              {t('frame.addKey')}
            </Button>
          }
        />
      )}
    </div>
  );
};
