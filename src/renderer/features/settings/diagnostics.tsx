import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DiagnosticsView } from '#contract/views/diagnostics.ts';
import { call } from '../../bridge/client.ts';
import { notifyError } from '../../ui/notify.ts';
import { Section } from '../../ui/section.tsx';
import { DiagnosticsPage, type Ticks } from './diagnostics-page.tsx';
import classes from './diagnostics.module.css';
import { LogLevelChoice } from './log-level.tsx';

const NONE: Ticks = { addresses: false, names: false };

/** The page as it was last asked for; an answer that another question has overtaken is not shown. */
const useDiagnostics = () => {
  const [page, setPage] = useState<DiagnosticsView | null>(null);
  const [ticks, setTicks] = useState(NONE);
  const [isBusy, setBusy] = useState(false);
  const asked = useRef(0);
  const collect = async (wanted: Ticks): Promise<void> => {
    asked.current += 1;
    const nth = asked.current;
    setTicks(wanted);
    setBusy(true);
    const reply = await call('diagnostics.collect', wanted);
    if (nth !== asked.current) return;
    setBusy(false);
    if (!reply.ok) return notifyError(reply.error);
    setPage(reply.value);
  };
  const putAway = (): void => {
    asked.current += 1;
    setPage(null);
    setBusy(false);
    setTicks(NONE);
  };
  return { page, ticks, isBusy, putAway, collect: (wanted: Ticks) => void collect(wanted) };
};

/** The log, and a page about this copy of Purser that is read here before it goes anywhere. */
export const Diagnostics = () => {
  const { t } = useTranslation();
  const { page, ticks, isBusy, putAway, collect } = useDiagnostics();
  return (
    <Section
      title={t('diagnostics.title')}
      action={
        <span className={classes.act}>
          {page !== null && (
            <Button variant="subtle" onClick={putAway}>
              {t('diagnostics.close')}
            </Button>
          )}
          <Button variant="default" loading={isBusy} onClick={() => collect(ticks)}>
            {t(page === null ? 'diagnostics.collect' : 'diagnostics.again')}
          </Button>
        </span>
      }
    >
      <p className={classes.says}>{t('diagnostics.says')}</p>
      {page === null ? (
        <LogLevelChoice />
      ) : (
        <DiagnosticsPage page={page} ticks={ticks} isStale={isBusy} onTick={collect} />
      )}
    </Section>
  );
};
