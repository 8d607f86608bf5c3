/** What was kept aside when a ledger took its place, and the way back. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptAsideView } from '#contract/views/data.ts';
import { receiveApp } from '../../bridge/app-store.ts';
import { call } from '../../bridge/client.ts';
import { loadAll } from '../../bridge/live.ts';
import { useAction } from '../../bridge/use-action.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { formatBytes } from '../../ui/format-bytes.ts';
import { formatAbsolute } from '../../ui/format-time.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import classes from './data.module.css';

export const DataKept = ({ kept }: { readonly kept: readonly KeptAsideView[] }) => {
  const { t } = useTranslation();
  const { busy, problem, run } = useAction();
  const [asked, setAsked] = useState<KeptAsideView | null>(null);
  const putBack = async ({ name }: KeptAsideView): Promise<void> => {
    const done = await run(() => call('data.putBack', { name }));
    setAsked(null);
    if (done === null) return;
    receiveApp(done.value);
    await loadAll();
  };
  return (
    <section className={classes.part}>
      <h3>{t('data.kept.title')}</h3>
      {kept.map((one) => (
        <div key={one.name} className={classes.kept}>
          <span>
            {t('data.kept.at', { at: formatAbsolute(one.at) })} · {formatBytes(one.bytes)}
            <br />
            <span className={classes.path}>{one.path}</span>
          </span>
          <Button variant="subtle" onClick={() => setAsked(one)}>
            {t('data.kept.putBack')}
          </Button>
        </div>
      ))}
      {problem !== null && <ErrorBand error={problem} />}
      {asked !== null && (
        <ConfirmDialog
          opened
          danger
          title={t('data.kept.dialogTitle', { at: formatAbsolute(asked.at) })}
          confirmLabel={t('data.kept.act')}
          busy={busy}
          onConfirm={() => void putBack(asked)}
          onClose={() => setAsked(null)}
        >
          <p>{t('data.kept.dialog')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
};
