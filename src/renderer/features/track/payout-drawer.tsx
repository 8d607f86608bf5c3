/** Everything known about one payout, and its life entry by entry. */
import { Button } from '@mantine/core';
import { useCallback, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PayoutDetailView, PayoutView } from '#contract/views/payout.ts';
import { ATTENTION_STATES } from '#core/payout/state.ts';
import { navigate } from '../../app/navigation.ts';
import { call } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { useBursts } from '../../bridge/use-bursts.ts';
import { useReading } from '../../bridge/use-reading.ts';
import { AddressText } from '../../ui/address-text.tsx';
import { AmountText } from '../../ui/amount-text.tsx';
import { CompareWith } from '../../ui/compare-with.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { formatAbsolute } from '../../ui/format-time.ts';
import { ConversionFacts } from '../../ui/conversion-facts.tsx';
import { PayoutAmount } from '../../ui/payout-money.tsx';
import { formatMoney, groupDecimal, trimZeros } from '../../ui/format.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './track.module.css';

interface PayoutDrawerProps {
  readonly payout: PayoutView;
  readonly onClose: () => void;
}

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

const Facts = ({ payout }: { readonly payout: PayoutView }) => {
  const { t } = useTranslation();
  const none = t('track.detail.none');
  const fees = [
    payout.networkFee !== null && t('track.networkFee', { amount: trimZeros(payout.networkFee) }),
    payout.serviceFee !== null && t('track.serviceFee', { amount: trimZeros(payout.serviceFee) }),
  ].filter((fee) => fee !== false);
  return (
    <dl className={styles['facts']}>
      <Fact label={t('track.detail.amount')}>
        <span className={styles['strong']}>
          <PayoutAmount payout={payout} />
        </span>{' '}
        {payout.network}
        <ConversionFacts payout={payout} />
      </Fact>
      <Fact label={t('track.detail.asked')}>
        {formatMoney(payout.asked.amount, payout.asked.unit)}
        {payout.rate !== null && ` · 1 ${payout.code} = ${groupDecimal(payout.rate)} USD`}
      </Fact>
      <Fact label={t('track.detail.beneficiary')}>{payout.beneficiary || none}</Fact>
      <Fact label={t('track.detail.destination')}>
        <AddressText address={payout.address} /> <CompareWith address={payout.address} />
      </Fact>
      {payout.tag !== null && <Fact label={t('track.detail.tag')}>{payout.tag}</Fact>}
      {payout.note !== '' && <Fact label={t('track.detail.note')}>{payout.note}</Fact>}
      {payout.detail !== null && <Fact label={t('track.detail.words')}>{payout.detail}</Fact>}
      <Fact label={t('track.detail.fees')}>
        {fees.length > 0 ? fees.join(' · ') : t('track.feesLater')}
      </Fact>
      <Fact label={t('track.detail.debited')}>
        <AmountText amount={payout.debited} code={payout.code} missing={t('track.feesLater')} />
      </Fact>
      <Fact label={t('track.detail.withdrawal')}>{payout.withdrawalId ?? none}</Fact>
      <Fact label={t('track.detail.hash')}>
        {payout.chainHash === null ? (
          none
        ) : (
          <AddressText address={payout.chainHash} what={t('track.theHash')} />
        )}
      </Fact>
      <Fact label={t('track.detail.orderId')}>
        <code>{payout.orderId}</code>
      </Fact>
      <Fact label={t('track.column.checked')}>
        {payout.askedAt === null ? t('track.never') : <TimeText at={payout.askedAt} />}
      </Fact>
    </dl>
  );
};

const Life = ({ detail }: { readonly detail: PayoutDetailView }) => {
  const { t } = useTranslation();
  return (
    <section className={styles['life']}>
      <h3>{t('track.detail.life')}</h3>
      <ol>
        {detail.life.map((entry) => (
          <li key={entry.seq}>
            <time dateTime={entry.at} title={entry.at}>
              {formatAbsolute(entry.at)}
            </time>
            <p>{entry.sentence}</p>
          </li>
        ))}
      </ol>
    </section>
  );
};

export const PayoutDrawer = ({ payout, onClose }: PayoutDrawerProps) => {
  const { t } = useTranslation();
  const payoutId = payout.id;
  const reading = useReading(useCallback(() => call('payout.get', { payoutId }), [payoutId]));
  const { value: detail, again, take } = reading;
  useBursts({ event: 'payout.changed', matches: ({ id }) => id === payoutId, wait: 100 }, again);
  const { run, busy, problem } = useAction();
  const check = async (): Promise<void> => {
    const answer = await run(() => call('payout.lookup', { payoutId }));
    if (answer !== null) take(answer.value);
  };
  const error = problem ?? reading.error;
  const shown = detail ?? payout;
  return (
    <Drawer
      title={shown.reference}
      subtitle={
        <StatusBadge
          state={shown.state}
          stalled={shown.stalled}
          confirmations={shown.confirmations}
        />
      }
      onClose={onClose}
      footer={
        <>
          {ATTENTION_STATES.includes(shown.state) && (
            <Button onClick={() => navigate({ screen: 'unknown', payoutId })}>
              {t('unknown.toDesk')}
            </Button>
          )}
          <Button loading={busy} onClick={() => void check()}>
            {t('track.check')}
          </Button>
        </>
      }
    >
      {error !== null && <ErrorBand error={error} />}
      <p className={styles['says']}>{t(`status.${shown.state}.says`)}</p>
      <Facts payout={shown} />
      {detail === null ? (
        <p className="muted">{t('track.detail.loading')}</p>
      ) : (
        <Life detail={detail} />
      )}
    </Drawer>
  );
};
