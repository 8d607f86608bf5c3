/** One callback as it came, what it speaks of, and what that set off. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallbackView } from '#contract/views/callback.ts';
import { navigate } from '../../app/navigation.ts';
import { useBursts } from '../../bridge/use-bursts.ts';
import { useReply } from '../../bridge/use-reply.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { formatCount } from '../../ui/format.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './callbacks.module.css';
import { Fact } from './fact.tsx';
import { useSays } from './says.ts';

/** A payout may be found while it is open; ms. */
const BURST_MS = 500;

interface CallbackDrawerProps {
  readonly callback: CallbackView;
  readonly onClose: () => void;
}

const Payout = ({ payoutId }: { readonly payoutId: string | null }) => {
  const { t } = useTranslation();
  if (payoutId === null) return <p className="muted">{t('callbacks.came.payoutNone')}</p>;
  return (
    <>
      <p className="muted">{t('callbacks.came.asked')}</p>
      <Button variant="default" onClick={() => navigate({ screen: 'payouts', payoutId })}>
        {t('callbacks.came.payout')}
      </Button>
    </>
  );
};

export const CallbackDrawer = ({ callback, onClose }: CallbackDrawerProps) => {
  const { t } = useTranslation();
  const says = useSays();
  const { value, error, reload } = useReply('callback.get', { digest: callback.digest });
  useBursts({ event: 'callback.changed', matches: () => true, wait: BURST_MS }, reload);
  const now = value?.callback ?? callback;
  const { form, source, kind } = now;
  return (
    <Drawer title={says(now)} subtitle={t(`callbacks.came.kind.${kind}`)} onClose={onClose}>
      {error !== null && <ErrorBand error={error} onRetry={reload} />}
      <dl className={classes.facts}>
        <Fact name={t('callbacks.came.column.first')}>
          <TimeText at={now.firstAt} />
        </Fact>
        <Fact name={t('callbacks.came.column.times')}>
          {t('callbacks.came.times', { count: now.times, shown: formatCount(now.times) })}
        </Fact>
        <Fact name={t('callbacks.came.column.source')}>
          {t(source === 'pasted' ? 'callbacks.came.pasted' : 'callbacks.came.received')}
          {form === 'form' && <span className="muted"> · {t('callbacks.came.form')}</span>}
        </Fact>
      </dl>
      {kind === 'withdrawal' && <Payout payoutId={now.payoutId} />}
      {value !== null && (
        <section>
          <h3 className={classes.bodyTitle}>
            {t('callbacks.came.body')}{' '}
            <CopyButton text={value.body} what={t('callbacks.came.body')} />
          </h3>
          <pre className={classes.bodyText}>{value.body}</pre>
        </section>
      )}
    </Drawer>
  );
};
