/** The ledger as a whole: what it may be used for, the way out of a lock, and its verification. */
import { useTranslation } from 'react-i18next';
import { useAppView } from '../../bridge/app-store.ts';
import { Screen } from '../../ui/screen.tsx';
import classes from './ledger.module.css';
import { Stands } from './stands.tsx';
import { Unlock } from './unlock.tsx';
import { Verify } from './verify.tsx';

export const LedgerScreen = ({ verify }: { readonly verify: boolean }) => {
  const { t } = useTranslation();
  const { ledger, profile } = useAppView();
  return (
    <Screen title={t('ledger.title')} aside={profile.name}>
      <div className={classes.screen}>
        <Stands ledger={ledger} />
        {ledger.kind === 'locked' && <Unlock since={ledger.head.at} />}
        <Verify atOnce={verify} />
      </div>
    </Screen>
  );
};
