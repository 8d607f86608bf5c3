/** Where data lies, its backup, what takes its place, and the way to another computer. */
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataPlaceView, DataTaskView, KeychainEntryView } from '#contract/views/data.ts';
import { call, subscribe } from '../../bridge/client.ts';
import { useReading } from '../../bridge/use-reading.ts';
import { formatBytes } from '../../ui/format-bytes.ts';
import { formatAbsolute } from '../../ui/format-time.ts';
import tableClasses from '../../ui/plain-table.module.css';
import { Section } from '../../ui/section.tsx';
import { askData } from './ask-data.ts';
import { DataKept } from './data-kept.tsx';
import { DataTask } from './data-task.tsx';
import classes from './data.module.css';

const readData = () => call('data.get', {});
const readTask = () => call('data.task', {});

const IDLE: DataTaskView = { kind: 'idle' };

const PlaceRow = ({ place }: { readonly place: DataPlaceView }) => {
  const { t } = useTranslation();
  const { id, path, bytes, changedAt } = place;
  return (
    <tr>
      <th scope="row" className={classes.where}>
        {t(`data.places.${id}`)}
        <span className={classes.path}>{path}</span>
      </th>
      <td data-align="end">{formatBytes(bytes)}</td>
      <td>{changedAt === null ? t('data.never') : formatAbsolute(changedAt)}</td>
      <td data-align="end">
        <Button variant="subtle" onClick={() => void call('data.show', { place: id })}>
          {t('data.show')}
          <span className="visually-hidden">: {t(`data.places.${id}`)}</span>
        </Button>
      </td>
    </tr>
  );
};

const Places = ({ places }: { readonly places: readonly DataPlaceView[] }) => {
  const { t } = useTranslation();
  return (
    <table className={tableClasses.table}>
      <thead>
        <tr>
          <th scope="col">{t('data.place')}</th>
          <th scope="col" data-align="end">
            {t('data.size')}
          </th>
          <th scope="col">{t('data.changed')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('data.show')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {places.map((place) => (
          <PlaceRow key={place.id} place={place} />
        ))}
      </tbody>
    </table>
  );
};

const standing = ({ there }: KeychainEntryView) =>
  there === null ? 'unknown' : there ? 'there' : 'absent';

const Keychain = ({ entries }: { readonly entries: readonly KeychainEntryView[] }) => {
  const { t } = useTranslation();
  return (
    <section className={classes.part}>
      <h3>{t('data.keychain.title')}</h3>
      {entries.length === 0 && <p>{t('data.keychain.none')}</p>}
      {entries.map((entry) => (
        <p key={entry.account}>
          <span className={classes.path}>
            {entry.service} / {entry.account}
          </span>{' '}
          <span className="muted">
            {t(`data.keychain.${entry.holds}`)}, {t(`data.keychain.${standing(entry)}`)}
          </span>
        </p>
      ))}
      <p className="muted">{t('data.keychain.says')}</p>
    </section>
  );
};

const Moving = () => {
  const { t } = useTranslation();
  const steps = t('data.moving.steps', { returnObjects: true });
  return (
    <section className={classes.part}>
      <h3>{t('data.moving.title')}</h3>
      <ol className={classes.steps}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
};

/** `shown`: somebody was led here, so it comes into view. */
export const Data = ({ shown }: { readonly shown: boolean }) => {
  const { t } = useTranslation();
  const { value: data, again } = useReading(readData);
  const { value: task, take } = useReading(readTask);
  const place = useRef<HTMLDivElement>(null);
  const ready = data !== null;
  useEffect(
    () =>
      subscribe('data.changed', (now) => {
        take(now);
        if (now.kind !== 'working') again();
      }),
    [take, again],
  );
  useEffect(() => {
    if (shown && ready) place.current?.scrollIntoView();
  }, [shown, ready]);
  if (data === null) return null;
  const busy = task?.kind === 'working';
  return (
    <div ref={place}>
      <Section
        title={t('data.title')}
        action={
          <span className={classes.buttons}>
            <Button disabled={busy} onClick={() => void askData('data.backUp')}>
              {t('data.backUp')}
            </Button>
            <Button variant="subtle" disabled={busy} onClick={() => void askData('data.examine')}>
              {t('data.examine')}
            </Button>
          </span>
        }
      >
        <DataTask task={task ?? IDLE} />
        <p className={classes.says}>{t('data.says')}</p>
        <Places places={data.places} />
        <Keychain entries={data.keychain} />
        {data.kept.length > 0 && <DataKept kept={data.kept} />}
        <Moving />
      </Section>
    </div>
  );
};
