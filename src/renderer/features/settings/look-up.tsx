import { useTranslation } from 'react-i18next';
import { navigate } from '../../app/navigation.ts';
import { useAppView } from '../../bridge/app-store.ts';
import { formatAbsolute } from '../../ui/format-time.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { Section } from '../../ui/section.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import classes from './settings.module.css';

/** Whether the gateway finds a payout by its order id: since when, by which payout, and what follows from it. */
export const LookUp = () => {
  const { t } = useTranslation();
  const { profile, lookupProof: proof } = useAppView();
  return (
    <Section
      title={t('settings.lookUp.title')}
      aside={t('settings.lookUp.says', { name: profile.name })}
    >
      <dl className={classes.facts}>
        <div className={classes.fact}>
          <dt>{t('settings.lookUp.standing')}</dt>
          <dd>
            {proof === null ? (
              <StateMark tone="waiting" word={t('settings.lookUp.open')} />
            ) : (
              <StateMark tone="paid" word={t('settings.lookUp.proven')} />
            )}
          </dd>
        </div>
        <div className={classes.fact}>
          <dt>{t('settings.lookUp.by')}</dt>
          <dd>
            {proof === null ? (
              t('settings.lookUp.byNext')
            ) : (
              <LinkButton onClick={() => navigate({ screen: 'payouts', payoutId: proof.payoutId })}>
                {t('settings.lookUp.byPayout', {
                  reference: proof.reference,
                  at: formatAbsolute(proof.at),
                })}
              </LinkButton>
            )}
          </dd>
        </div>
        <div className={classes.fact}>
          <dt>{t('settings.lookUp.means')}</dt>
          <dd>{t(proof === null ? 'settings.lookUp.meansOpen' : 'settings.lookUp.meansProven')}</dd>
        </div>
      </dl>
    </Section>
  );
};
