import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#contract/errors.ts';
import type { PayoutDetailView } from '#contract/views/payout.ts';
import { ATTENTION_STATES, TRACKED_STATES } from '#core/payout/state.ts';
import { navigate } from '../../app/navigation.ts';
import { call, subscribe } from '../../bridge/client.ts';
import { useReply } from '../../bridge/use-reply.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { PayoutFacts } from './payout-facts.tsx';
import { PayoutLife } from './payout-life.tsx';
import classes from './payouts.module.css';

interface PayoutDrawerProps {
  readonly payoutId: string;
  readonly onClose: () => void;
}

const CheckNow = (props: { readonly payout: PayoutDetailView; readonly onChecked: () => void }) => {
  const { payout, onChecked } = props;
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const check = async (): Promise<void> => {
    setBusy(true);
    const reply = await call('payout.lookup', { payoutId: payout.id });
    setBusy(false);
    setError(reply.ok ? null : reply.error);
    onChecked();
  };
  return (
    <div className={classes.check}>
      {error !== null && (
        <ErrorBand
          error={{ ...error, message: `${t('payouts.detail.checkFailed')}: ${error.message}` }}
        />
      )}
      <div className={classes.checkLine}>
        <span className="muted">
          {t('payouts.detail.checked')} <TimeText at={payout.askedAt} />
        </span>
        <span className={classes.checkActs}>
          {ATTENTION_STATES.includes(payout.state) && (
            <Button onClick={() => navigate({ screen: 'unknown', payoutId: payout.id })}>
              {t('unknown.toDesk')}
            </Button>
          )}
          <Button disabled={busy} onClick={() => void check()}>
            {t(busy ? 'payouts.detail.checking' : 'payouts.detail.check')}
          </Button>
        </span>
      </div>
    </div>
  );
};

/** One payout with its whole life, entry by entry; read again whenever it moves. */
export const PayoutDrawer = ({ payoutId, onClose }: PayoutDrawerProps) => {
  const { t } = useTranslation();
  const { value, error, reload } = useReply('payout.get', { payoutId });
  useEffect(
    () =>
      subscribe('payout.changed', ({ id }) => {
        if (id === payoutId) reload();
      }),
    [payoutId, reload],
  );
  const payout = value?.id === payoutId ? value : null;
  return (
    <Drawer
      title={payout?.reference ?? t('payouts.detail.loading')}
      subtitle={payout?.beneficiary}
      onClose={onClose}
      footer={
        payout !== null &&
        (TRACKED_STATES.includes(payout.state) || ATTENTION_STATES.includes(payout.state)) && (
          <CheckNow payout={payout} onChecked={reload} />
        )
      }
    >
      {error !== null && <ErrorBand error={error} onRetry={reload} />}
      {payout === null && error === null && <EmptyState sentence={t('payouts.detail.loading')} />}
      {payout !== null && (
        <>
          <PayoutFacts payout={payout} />
          <PayoutLife life={payout.life} />
        </>
      )}
    </Drawer>
  );
};
