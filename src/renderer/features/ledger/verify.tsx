/** A check of the whole ledger, followed while it runs, and its verdict to keep. */
import { Button, Progress } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerificationView } from '#contract/views/ledger.ts';
import { call, subscribe } from '../../bridge/client.ts';
import { useReading } from '../../bridge/use-reading.ts';
import { formatCount } from '../../ui/format.ts';
import { notifyError } from '../../ui/notify.ts';
import { ProblemBand } from '../../ui/problem-band.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './ledger.module.css';
import { Verdict } from './verdict.tsx';

const readNow = () => call('ledger.verification', {});

/** The check as main last told of it, and how to begin and end one. */
const useVerification = () => {
  const { value, take } = useReading(readNow);
  useEffect(() => subscribe('verification.changed', take), [take]);
  const ask = async (name: 'ledger.verify' | 'ledger.stopVerifying'): Promise<void> => {
    const reply = await call(name, {});
    if (!reply.ok) notifyError(reply.error);
  };
  return {
    now: value,
    start: (): void => void ask('ledger.verify'),
    stop: (): void => void ask('ledger.stopVerifying'),
  };
};

const isRunning = (now: VerificationView): boolean =>
  now.kind === 'copying' || now.kind === 'reading';

const Progressing = ({ now }: { readonly now: VerificationView }) => {
  const { t } = useTranslation();
  const reading = now.kind === 'reading' ? now : null;
  const share = reading === null || reading.total === 0 ? 0 : reading.done / reading.total;
  const words =
    reading === null
      ? t('ledger.verify.copying')
      : t('ledger.verify.reading', {
          done: formatCount(reading.done),
          total: formatCount(reading.total),
        });
  return (
    <output className={classes.progress}>
      <Progress value={share * 100} aria-label={t('ledger.verify.title')} />
      <span>{words}</span>
    </output>
  );
};

const After = ({ now }: { readonly now: VerificationView }) => {
  const { t } = useTranslation();
  switch (now.kind) {
    case 'stopped':
      return <p className={classes.says}>{t('ledger.verify.stopped')}</p>;
    case 'failed':
      return <ProblemBand happened={t('ledger.verify.failed')} next={now.detail} />;
    case 'done':
      return <Verdict verdict={now.verdict} />;
    default:
      return null;
  }
};

export const Verify = ({ atOnce }: { readonly atOnce: boolean }) => {
  const { t } = useTranslation();
  const { now, start, stop } = useVerification();
  const begun = useRef(false);
  useEffect(() => {
    if (!atOnce || begun.current || now === null || isRunning(now)) return;
    begun.current = true;
    start();
  }, [atOnce, now, start]);
  if (now === null) return null;
  const running = isRunning(now);
  const word = now.kind === 'done' ? t('ledger.verify.again') : t('ledger.verify.act');
  return (
    <Section
      title={t('ledger.verify.title')}
      action={
        running ? (
          <Button onClick={stop}>{t('ledger.verify.cancel')}</Button>
        ) : (
          <Button onClick={start}>{word}</Button>
        )
      }
    >
      <p className={classes.says}>{t('ledger.verify.says')}</p>
      {running && <Progressing now={now} />}
      <After now={now} />
    </Section>
  );
};
