/** The guided way out of a lock: ask the gateway, compare with its dashboard, confirm twice. */
import { Button, Checkbox, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnlockView } from '#contract/views/ledger.ts';
import { call, subscribe } from '../../bridge/client.ts';
import { useReading } from '../../bridge/use-reading.ts';
import { formatCount } from '../../ui/format.ts';
import { formatAbsolute } from '../../ui/format-time.ts';
import { Section } from '../../ui/section.tsx';
import { Asking } from './asking.tsx';
import classes from './ledger.module.css';
import { UnlockDialog } from './unlock-dialog.tsx';

const readUnlock = () => call('unlock.get', {});

const isAsked = ({ asking, asked }: UnlockView): boolean =>
  !asking && asked !== null && asked.ended && asked.failed === 0;

interface CompareProps {
  readonly since: string | null;
  readonly compared: boolean;
  readonly reason: string;
  readonly onCompared: (compared: boolean) => void;
  readonly onReason: (reason: string) => void;
}

const Compare = ({ since, compared, reason, onCompared, onReason }: CompareProps) => {
  const { t } = useTranslation();
  return (
    <section className={classes.step}>
      <h3>{t('ledger.unlock.compare.title')}</h3>
      <p>
        {since === null
          ? t('ledger.unlock.compare.saysAll')
          : t('ledger.unlock.compare.says', { since: formatAbsolute(since) })}
      </p>
      <Checkbox
        label={t('ledger.unlock.compare.check')}
        checked={compared}
        onChange={(event) => onCompared(event.currentTarget.checked)}
      />
      <Textarea
        label={t('ledger.unlock.compare.reason')}
        value={reason}
        maxLength={200}
        rows={2}
        onChange={(event) => onReason(event.currentTarget.value)}
      />
    </section>
  );
};

/** `since`: when the last entry of this ledger was written; null when it has none. */
export const Unlock = ({ since }: { readonly since: string | null }) => {
  const { t } = useTranslation();
  const { value: view, take } = useReading(readUnlock);
  const [compared, setCompared] = useState(false);
  const [reason, setReason] = useState('');
  const [confirming, setConfirming] = useState(false);
  useEffect(
    () =>
      subscribe('unlock.changed', (next) => {
        if (next !== null) take(next);
      }),
    [take],
  );
  if (view === null) return null;
  const ready = isAsked(view) && compared && reason.trim() !== '';
  const words = { count: view.approved, shown: formatCount(view.approved) };
  return (
    <Section title={t('ledger.unlock.title')}>
      <p className={classes.says}>{t('ledger.unlock.says')}</p>
      <Asking view={view} />
      <Compare
        since={since}
        compared={compared}
        reason={reason}
        onCompared={setCompared}
        onReason={setReason}
      />
      <section className={classes.step}>
        <h3>{t('ledger.unlock.confirm.title')}</h3>
        <p>{t('ledger.unlock.confirm.says', words)}</p>
        <div>
          <Button disabled={!ready} onClick={() => setConfirming(true)}>
            {t('ledger.unlock.confirm.act')}
          </Button>
        </div>
      </section>
      {confirming && (
        <UnlockDialog view={view} reason={reason.trim()} onClose={() => setConfirming(false)} />
      )}
    </Section>
  );
};
