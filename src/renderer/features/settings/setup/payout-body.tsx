/** The step that only a real payout can prove, and where to look when it did not. */
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '#contract/views/app.ts';
import type { SetupStepView } from '#contract/views/setup.ts';
import { navigate, type Route } from '../../../app/navigation.ts';
import { selectProfile } from '../../../app/select-profile.ts';
import { useAppView } from '../../../bridge/app-store.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import classes from './setup.module.css';
import { Deed } from './step-bodies.tsx';

interface PayoutBodyProps {
  readonly step: SetupStepView;
  readonly current: boolean;
  readonly profile: ProfileView;
}

export const PayoutBody = ({ step, current, profile }: PayoutBodyProps) => {
  const { t } = useTranslation();
  const { profile: active } = useAppView();
  const { payout, state } = step;
  const isOpen = active.id === profile.id;
  const go = async (route: Route): Promise<void> => {
    if (!isOpen && !(await selectProfile(profile.id))) return;
    navigate(route);
  };
  const words = isOpen ? t('setup.act.payout') : t('setup.act.openPayout', { name: profile.name });
  return (
    <div className={classes.buttons}>
      {state === 'open' && current && (
        <Deed words={words} main onClick={() => void go({ screen: 'new-payout', first: true })} />
      )}
      {state === 'failed' && payout === null && (
        <Deed
          words={t('setup.act.batches')}
          main={current}
          onClick={() => void go({ screen: 'batches' })}
        />
      )}
      {payout !== null && (
        <LinkButton onClick={() => void go({ screen: 'payouts', payoutId: payout.payoutId })}>
          {t('setup.act.seePayout', { reference: payout.reference })}
        </LinkButton>
      )}
    </div>
  );
};
