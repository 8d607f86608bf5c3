/** The backup or examination under way, and what came of it. */
import { Button, Checkbox, Progress } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataTaskView } from '#contract/views/data.ts';
import { navigate } from '../../app/navigation.ts';
import { receiveApp } from '../../bridge/app-store.ts';
import { call } from '../../bridge/client.ts';
import { loadAll } from '../../bridge/live.ts';
import { useAction } from '../../bridge/use-action.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { formatAbsolute } from '../../ui/format-time.ts';
import { ErrorBand, ProblemBand } from '../../ui/problem-band.tsx';
import { askData } from './ask-data.ts';
import { BackupFacts, Compared } from './data-facts.tsx';
import classes from './data.module.css';

type Of<Kind extends DataTaskView['kind']> = Extract<DataTaskView, { kind: Kind }>;

const dismiss = (): void => void askData('data.dismiss');

const Working = ({ task }: { readonly task: Of<'working'> }) => {
  const { t } = useTranslation();
  const { what, file, stage, done, total } = task;
  const stages = what === 'backup' ? 'data.stage' : 'data.examining';
  const percent = total === 0 ? 0 : Math.floor((done * 100) / total);
  return (
    <section className={classes.task}>
      <h3>{t(`data.working.${what}`, { file })}</h3>
      <output>
        {t(`${stages}.${stage}`)}
        {total > 0 && ` · ${percent} %`}
      </output>
      <Progress
        value={total === 0 ? 100 : percent}
        animated={total === 0}
        aria-label={t('data.title')}
      />
      <p className="muted">{t('data.working.says')}</p>
      <div>
        <Button onClick={() => void askData('data.stop')}>{t('data.working.stop')}</Button>
      </div>
    </section>
  );
};

const Written = ({ task }: { readonly task: Of<'written'> }) => {
  const { t } = useTranslation();
  return (
    <section className={classes.task}>
      <h3>{t('data.written.title')}</h3>
      <p>{t('data.written.says')}</p>
      <BackupFacts file={task.file} backup={task.backup} />
      <div className={classes.buttons}>
        <Button onClick={() => void call('data.show', { place: 'backup' })}>
          {t('data.show')}
        </Button>
        <Button variant="subtle" onClick={dismiss}>
          {t('data.written.done')}
        </Button>
      </div>
    </section>
  );
};

const Review = ({ task }: { readonly task: Of<'examined'> }) => {
  const { t } = useTranslation();
  const { busy, problem, run } = useAction();
  const [takeSettings, setTakeSettings] = useState(false);
  const [asking, setAsking] = useState(false);
  const at = formatAbsolute(task.backup.madeAt);
  const restore = async (): Promise<void> => {
    const { head } = task.backup;
    const done = await run(() => call('data.restore', { head, takeSettings }));
    setAsking(false);
    if (done === null) return;
    receiveApp(done.value);
    await loadAll();
  };
  return (
    <section className={classes.task}>
      <h3>{t('data.review.title')}</h3>
      <BackupFacts file={task.file} backup={task.backup} />
      <Compared backup={task.backup} replaces={task.replaces} />
      <p>{t('data.review.what')}</p>
      {task.runOpen && <ProblemBand tone="waiting" happened={t('data.review.runOpen')} />}
      {problem !== null && <ErrorBand error={problem} />}
      <Checkbox
        label={t('data.review.settings')}
        checked={takeSettings}
        onChange={(event) => setTakeSettings(event.currentTarget.checked)}
      />
      <div className={classes.buttons}>
        <Button disabled={task.runOpen} onClick={() => setAsking(true)}>
          {t('data.review.act')}
        </Button>
        <Button variant="subtle" onClick={dismiss}>
          {t('data.review.dismiss')}
        </Button>
      </div>
      <ConfirmDialog
        opened={asking}
        danger
        title={t('data.review.dialogTitle', { at })}
        confirmLabel={t('data.review.confirm')}
        busy={busy}
        onConfirm={() => void restore()}
        onClose={() => setAsking(false)}
      >
        <p>{t('data.review.dialog', { at })}</p>
      </ConfirmDialog>
    </section>
  );
};

const Restored = ({ task }: { readonly task: Of<'restored'> }) => {
  const { t } = useTranslation();
  return (
    <section className={classes.task}>
      <h3>{t('data.restored.title')}</h3>
      <p>{t('data.restored.says', { name: task.keptAs })}</p>
      <div className={classes.buttons}>
        <Button onClick={() => navigate({ screen: 'ledger' })}>{t('data.restored.action')}</Button>
        <Button variant="subtle" onClick={dismiss}>
          {t('data.written.done')}
        </Button>
      </div>
    </section>
  );
};

const Refused = ({ task }: { readonly task: Of<'refused'> }) => {
  const { t } = useTranslation();
  return (
    <ProblemBand
      {...(task.why === 'stopped' ? { tone: 'waiting' as const } : {})}
      happened={t(`data.refused.${task.what}`)}
      meaning={t('data.refused.meaning')}
      next={t(`data.refused.next.${task.why}`)}
      detail={`${task.file}\n${task.detail}`}
      action={<Button onClick={dismiss}>{t('data.refused.dismiss')}</Button>}
    />
  );
};

export const DataTask = ({ task }: { readonly task: DataTaskView }) => {
  switch (task.kind) {
    case 'idle':
      return null;
    case 'working':
      return <Working task={task} />;
    case 'written':
      return <Written task={task} />;
    case 'examined':
      return <Review key={task.backup.head} task={task} />;
    case 'restored':
      return <Restored task={task} />;
    case 'refused':
      return <Refused task={task} />;
  }
};
