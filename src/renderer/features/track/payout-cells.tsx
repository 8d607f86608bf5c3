/** One payout in the tracking table: state, who, how much, fees, ids, and when it was last asked about. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PayoutView } from '#contract/views/payout.ts';
import { Cell } from '../../ui/cell.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { formatMoney, groupDecimal, trimZeros } from '../../ui/format.ts';
import { PayoutAmount } from '../../ui/payout-money.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './track.module.css';

interface PayoutCellsProps {
  readonly payout: PayoutView;
  readonly checking: boolean;
  readonly onCheck: () => void;
}

/** Asking helps only where the gateway may know more than we do. */
const ASKABLE: readonly PayoutView['state'][] = ['UNKNOWN', 'ACCEPTED', 'PENDING'];

const Fees = ({ payout }: { readonly payout: PayoutView }) => {
  const { t } = useTranslation();
  const { networkFee, serviceFee } = payout;
  if (networkFee === null && serviceFee === null)
    return <span className={styles['under']}>{t('track.feesLater')}</span>;
  return (
    <>
      {networkFee !== null && (
        <span className={styles['under']}>
          {t('track.networkFee', { amount: groupDecimal(trimZeros(networkFee)) })}
        </span>
      )}
      {serviceFee !== null && (
        <span className={styles['under']}>
          {t('track.serviceFee', { amount: groupDecimal(trimZeros(serviceFee)) })}
        </span>
      )}
    </>
  );
};

const SHOWN_END = 8;

/** Ends of an identifier nobody reads aloud; whole on hover, in copy and in the drawer. Addresses are never cut. */
const ShortId = ({ id, what }: { readonly id: string; readonly what: string }) => (
  <span className={styles['id']} title={id}>
    {id.length > 2 * SHOWN_END + 1 ? `${id.slice(0, SHOWN_END)}…${id.slice(-SHOWN_END)}` : id}
    <CopyButton text={id} what={what} />
  </span>
);

const Ids = ({ payout }: { readonly payout: PayoutView }) => {
  const { t } = useTranslation();
  const { withdrawalId, chainHash } = payout;
  return (
    <>
      {withdrawalId === null ? (
        <span className={styles['under']}>{t('track.noWithdrawal')}</span>
      ) : (
        <ShortId id={withdrawalId} what={t('track.theWithdrawal')} />
      )}
      {chainHash === null ? (
        <span className={styles['under']}>{t('track.noHash')}</span>
      ) : (
        <ShortId id={chainHash} what={t('track.theHash')} />
      )}
    </>
  );
};

export const PayoutCells = ({ payout, checking, onCheck }: PayoutCellsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <Cell className={styles['stack']}>
        <span className="muted">{payout.row}</span>
      </Cell>
      <Cell className={styles['stack']}>
        <span>
          <StatusBadge
            state={payout.state}
            stalled={payout.stalled}
            confirmations={payout.confirmations}
          />
        </span>
        {payout.detail !== null && <span className={styles['under']}>{payout.detail}</span>}
      </Cell>
      <Cell className={styles['stack']}>
        <span className={styles['strong']}>{payout.reference}</span>
        <span className={styles['under']}>{payout.beneficiary}</span>
      </Cell>
      <Cell className={styles['endStack']}>
        <span className={styles['strong']}>
          <PayoutAmount payout={payout} />
        </span>
        <span className={styles['under']}>{payout.network}</span>
        {payout.conversion !== null && (
          <span className={styles['under']}>
            {formatMoney(payout.asked.amount, payout.asked.unit)}
          </span>
        )}
      </Cell>
      <Cell className={styles['endStack']}>
        <Fees payout={payout} />
      </Cell>
      <Cell className={styles['stack']}>
        <Ids payout={payout} />
      </Cell>
      <Cell className={styles['stack']}>
        <span className={styles['under']}>
          {payout.askedAt === null ? t('track.never') : <TimeText at={payout.askedAt} />}
        </span>
        {ASKABLE.includes(payout.state) && (
          <Button
            size="compact-xs"
            loading={checking}
            onClick={(event) => {
              event.stopPropagation();
              onCheck();
            }}
          >
            {t('track.check')}
          </Button>
        )}
      </Cell>
    </>
  );
};
