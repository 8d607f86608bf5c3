import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../app/navigation.ts';
import { Section } from '../../ui/section.tsx';
import classes from './overview.module.css';

/** The first run: what can be begun, in plain words. */
export const Start = () => {
  const { t } = useTranslation();
  return (
    <Section title={t('overview.start')}>
      <div className={classes.start}>
        <div className={classes.choice}>
          <h3>{t('overview.startPractice')}</h3>
          <p>{t('overview.startPracticeMeaning')}</p>
          <Button variant="filled" onClick={() => navigate({ screen: 'batches' })}>
            {t('overview.startPracticeAct')}
          </Button>
        </div>
        <div className={classes.choice}>
          <h3>{t('overview.startLive')}</h3>
          <p>{t('overview.startLiveMeaning')}</p>
          <Button onClick={() => navigate({ screen: 'settings' })}>
            {t('overview.startLiveAct')}
          </Button>
        </div>
      </div>
    </Section>
  );
};
