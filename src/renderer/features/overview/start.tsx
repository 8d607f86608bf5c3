import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { receiveBatch } from '../../bridge/batches-store.ts';
import { call } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { navigate } from '../../app/navigation.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './overview.module.css';

/** The sample that goes through all six steps the quickest. */
const FIRST = 'first-three.csv';

const importFirst = () => call('batch.import', { source: { kind: 'sample', name: FIRST } });

const Practice = () => {
  const { t } = useTranslation();
  const { run, busy, problem } = useAction();
  const begin = async (): Promise<void> => {
    const batch = await run(importFirst);
    if (batch === null) return;
    receiveBatch(batch.value);
    navigate({ screen: 'batch', batchId: batch.value.id, stage: 'import' });
  };
  return (
    <div className={classes.choice}>
      <h3>{t('overview.startPractice')}</h3>
      <p>{t('overview.startPracticeMeaning')}</p>
      <Button variant="filled" disabled={busy} onClick={() => void begin()}>
        {t('overview.startPracticeAct')}
      </Button>
      <LinkButton onClick={() => navigate({ screen: 'batches' })}>
        {t('overview.startPracticeMore')}
      </LinkButton>
      {problem !== null && <ErrorBand error={problem} />}
    </div>
  );
};

/** The first run: what can be begun, in plain words. */
export const Start = () => {
  const { t } = useTranslation();
  return (
    <Section title={t('overview.start')}>
      <div className={classes.start}>
        <Practice />
        <div className={classes.choice}>
          <h3>{t('overview.startLive')}</h3>
          <p>{t('overview.startLiveMeaning')}</p>
          <Button onClick={() => navigate({ screen: 'setup' })}>
            {t('overview.startLiveAct')}
          </Button>
        </div>
      </div>
    </Section>
  );
};
