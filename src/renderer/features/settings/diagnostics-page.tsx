/** What may be in the page, the page, and where it goes: only after it was shown. */
import { Button, Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DiagnosticsView } from '#contract/views/diagnostics.ts';
import { call } from '../../bridge/client.ts';
import { copyText } from '../../ui/clipboard.ts';
import { formatBytes } from '../../ui/format-bytes.ts';
import { notifyDone, notifyError } from '../../ui/notify.ts';
import { DiagnosticsText } from './diagnostics-text.tsx';
import classes from './diagnostics.module.css';

export interface Ticks {
  readonly addresses: boolean;
  readonly names: boolean;
}

interface PageProps {
  readonly page: DiagnosticsView;
  readonly ticks: Ticks;
  /** Another page is on its way; this one goes nowhere any more. */
  readonly isStale: boolean;
  readonly onTick: (ticks: Ticks) => void;
}

const Choices = ({ ticks, onTick }: Pick<PageProps, 'ticks' | 'onTick'>) => {
  const { t } = useTranslation();
  return (
    <div className={classes.choices}>
      <Checkbox
        label={t('diagnostics.addresses')}
        description={t('diagnostics.addressesHint')}
        checked={ticks.addresses}
        onChange={(event) => onTick({ ...ticks, addresses: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('diagnostics.names')}
        description={t('diagnostics.namesHint')}
        checked={ticks.names}
        onChange={(event) => onTick({ ...ticks, names: event.currentTarget.checked })}
      />
      <p className={classes.note}>
        {t('diagnostics.never')}
        {(ticks.addresses || ticks.names) && ` ${t('diagnostics.marked')}`}
      </p>
    </div>
  );
};

const save = async (id: string, told: (path: string) => string): Promise<void> => {
  const reply = await call('diagnostics.save', { id });
  if (!reply.ok) return notifyError(reply.error);
  if (reply.value !== null) notifyDone(told(reply.value.savedAs));
};

const Away = ({ page, isStale }: Pick<PageProps, 'page' | 'isStale'>) => {
  const { t } = useTranslation();
  const lines = page.text.split('\n').length - 1;
  return (
    <div className={classes.away}>
      <span className="muted">
        {t('diagnostics.size', { size: formatBytes(page.size), lines })}
      </span>
      <Button variant="default" onClick={() => void copyText(page.text, t('diagnostics.copyWhat'))}>
        {t('diagnostics.copy')}
      </Button>
      <Button
        disabled={isStale}
        onClick={() => void save(page.id, (path) => t('diagnostics.savedTo', { path }))}
      >
        {t('diagnostics.save')}
      </Button>
    </div>
  );
};

export const DiagnosticsPage = ({ page, ticks, isStale, onTick }: PageProps) => (
  <div className={classes.body}>
    <Choices ticks={ticks} onTick={onTick} />
    <DiagnosticsText text={page.text} />
    <Away page={page} isStale={isStale} />
  </div>
);
