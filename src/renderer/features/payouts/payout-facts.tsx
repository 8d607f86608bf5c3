import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PayoutDetailView } from '#contract/views/payout.ts';
import { navigate } from '../../app/navigation.ts';
import { AddressText } from '../../ui/address-text.tsx';
import { AmountText } from '../../ui/amount-text.tsx';
import { CompareWith } from '../../ui/compare-with.tsx';
import { currencyWords } from '../../ui/currency-words.ts';
import { ConversionFacts } from '../../ui/conversion-facts.tsx';
import { PayoutAmount } from '../../ui/payout-money.tsx';
import { formatMoney, groupDecimal } from '../../ui/format.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import classes from './payouts.module.css';

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className={classes.fact}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Id = ({ text, what }: { readonly text: string | null; readonly what: string }) =>
  text === null ? <span className="muted">—</span> : <AddressText address={text} what={what} />;

const useAsked = (payout: PayoutDetailView): string => {
  const { t } = useTranslation();
  const asked = formatMoney(payout.asked.amount, payout.asked.unit);
  if (payout.rate === null || payout.asked.unit === payout.code) return asked;
  return t('payouts.detail.askedAt', {
    asked,
    rate: groupDecimal(payout.rate),
    code: payout.code,
  });
};

const Settled = ({ payout }: { readonly payout: PayoutDetailView }) => {
  const { t } = useTranslation();
  const missing = t('payouts.detail.afterwards');
  const lines = [
    ['debited', payout.debited],
    ['networkFee', payout.networkFee],
    ['serviceFee', payout.serviceFee],
  ] as const;
  return (
    <>
      <h3 className={classes.part}>{t('payouts.detail.settled')}</h3>
      <dl>
        {lines.map(([key, amount]) => (
          <Fact key={key} name={t(`payouts.detail.${key}`)}>
            {amount === null ? (
              <span className="muted">{missing}</span>
            ) : (
              <AmountText amount={amount} code={payout.code} />
            )}
          </Fact>
        ))}
      </dl>
    </>
  );
};

/** What the payout says, what the gateway says of it, what it cost. */
export const PayoutFacts = ({ payout }: { readonly payout: PayoutDetailView }) => {
  const { t } = useTranslation();
  const asked = useAsked(payout);
  const says = payout.stalled ? t('status.stalled.says') : t(`status.${payout.state}.says`);
  return (
    <>
      <div className={classes.summary}>
        <PayoutAmount
          payout={payout}
          code={currencyWords(payout.code, payout.network)}
          size="large"
        />
        <ConversionFacts payout={payout} />
        <p className={classes.state}>
          <StatusBadge state={payout.state} stalled={payout.stalled} />
        </p>
        <p className={classes.says}>{says}</p>
        {payout.detail !== null && (
          <p className={classes.said}>
            {t('payouts.detail.said')}: {payout.detail}
          </p>
        )}
      </div>
      <dl>
        <Fact name={t('payouts.detail.address')}>
          <AddressText address={payout.address} /> <CompareWith address={payout.address} />
        </Fact>
        <Fact name={t('payouts.detail.tag')}>
          {payout.tag === null ? (
            <span className="muted">{t('payouts.detail.tagNone')}</span>
          ) : (
            <AddressText address={payout.tag} what={t('payouts.detail.tag')} />
          )}
        </Fact>
        <Fact name={t('payouts.detail.asked')}>{asked}</Fact>
        <Fact name={t('payouts.detail.batch')}>
          <LinkButton onClick={() => navigate({ screen: 'batch', batchId: payout.batchId })}>
            {payout.batchName}
          </LinkButton>
          , {t('payouts.detail.batchRow', { row: payout.row })}
        </Fact>
        {payout.note !== '' && <Fact name={t('payouts.detail.note')}>{payout.note}</Fact>}
      </dl>
      <h3 className={classes.part}>{t('payouts.detail.gateway')}</h3>
      <dl>
        <Fact name={t('payouts.detail.withdrawal')}>
          <Id text={payout.withdrawalId} what={t('payouts.detail.withdrawal')} />
        </Fact>
        <Fact name={t('payouts.detail.order')}>
          <Id text={payout.orderId} what={t('payouts.detail.order')} />
        </Fact>
        <Fact name={t('payouts.detail.hash')}>
          <Id text={payout.chainHash} what={t('payouts.detail.hash')} />
        </Fact>
        {payout.confirmations !== null && (
          <Fact name={t('payouts.detail.confirmations')}>{payout.confirmations}</Fact>
        )}
      </dl>
      <Settled payout={payout} />
    </>
  );
};
