/** New versions of Purser: looked for, read about, fetched and put in place, each when the person says so. */
import { Button, Progress } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReleaseView, UpdateView } from '#contract/views/update.ts';
import { call, subscribe } from '../../bridge/client.ts';
import { useReading } from '../../bridge/use-reading.ts';
import { formatBytes } from '../../ui/format-bytes.ts';
import { formatAbsolute, formatDay } from '../../ui/format-time.ts';
import { notifyError } from '../../ui/notify.ts';
import { ProblemBand } from '../../ui/problem-band.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './settings.module.css';

const readNow = () => call('update.get', {});

type Step = 'update.look' | 'update.fetch' | 'update.stop' | 'update.install';

const useUpdates = () => {
  const { value, take } = useReading(readNow);
  useEffect(() => subscribe('update.changed', take), [take]);
  const ask = async (name: Step): Promise<void> => {
    const reply = await call(name, {});
    if (!reply.ok) notifyError(reply.error);
  };
  return { now: value, ask: (name: Step): void => void ask(name) };
};

/** The day's part of an ISO date. */
const DAY = 10;

const Notes = ({ release }: { readonly release: ReleaseView }) => {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t('updates.notes')}</h3>
      <pre className={classes.notes}>{release.notes}</pre>
      {release.size !== null && (
        <p className="muted">{t('updates.size', { size: formatBytes(release.size) })}</p>
      )}
    </>
  );
};

const Fetching = ({ now }: { readonly now: Extract<UpdateView, { kind: 'fetching' }> }) => {
  const { t } = useTranslation();
  const percent = now.total === 0 ? 0 : Math.floor((now.done * 100) / now.total);
  return (
    <output className={classes.fetching}>
      <Progress value={percent} aria-label={t('updates.title')} />
      <span>{t('updates.fetching', { version: now.release.version, percent })}</span>
    </output>
  );
};

const Says = ({ now }: { readonly now: UpdateView }) => {
  const { t } = useTranslation();
  switch (now.kind) {
    case 'off':
      return <p>{t(`updates.off.${now.why}`)}</p>;
    case 'newest':
      return <p>{t('updates.newest', { at: formatAbsolute(now.lookedAt) })}</p>;
    case 'offered': {
      const { version, releasedAt } = now.release;
      return (
        <>
          <p className={classes.release}>
            {t('updates.offered', { version, day: formatDay(releasedAt.slice(0, DAY)) })}
          </p>
          <Notes release={now.release} />
        </>
      );
    }
    case 'fetching':
      return <Fetching now={now} />;
    case 'ready':
      return (
        <>
          <p className={classes.release}>{t('updates.ready', { version: now.release.version })}</p>
          <p>{t('updates.readySays')}</p>
        </>
      );
    case 'refused':
      return (
        <ProblemBand
          happened={t(`updates.refused.${now.why}`)}
          next={t('updates.tell', { detail: now.detail })}
        />
      );
    default:
      return <p className="muted">{t(`updates.${now.kind}`)}</p>;
  }
};

interface ActProps {
  readonly now: UpdateView;
  readonly ask: (name: Step) => void;
}

const Act = ({ now, ask }: ActProps) => {
  const { t } = useTranslation();
  switch (now.kind) {
    case 'off':
      return null;
    case 'offered':
      return <Button onClick={() => ask('update.fetch')}>{t('updates.fetch')}</Button>;
    case 'fetching':
      return <Button onClick={() => ask('update.stop')}>{t('updates.stop')}</Button>;
    case 'ready':
      return <Button onClick={() => ask('update.install')}>{t('updates.install')}</Button>;
    default:
      return (
        <Button onClick={() => ask('update.look')} loading={now.kind === 'looking'}>
          {now.kind === 'idle' ? t('updates.look') : t('updates.again')}
        </Button>
      );
  }
};

export const Updates = () => {
  const { t } = useTranslation();
  const { now, ask } = useUpdates();
  if (now === null) return null;
  return (
    <Section title={t('updates.title')} action={<Act now={now} ask={ask} />}>
      <div className={classes.now}>
        <p className={classes.says}>{t('updates.says')}</p>
        <Says now={now} />
      </div>
    </Section>
  );
};
