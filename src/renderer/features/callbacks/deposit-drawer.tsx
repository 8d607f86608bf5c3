/** One deposit: what was told of it, each confirmation once, and what it is counted as. */
import { useTranslation } from 'react-i18next';
import type { DepositView } from '#contract/views/callback.ts';
import { useBursts } from '../../bridge/use-bursts.ts';
import { useReply } from '../../bridge/use-reply.ts';
import { AddressText } from '../../ui/address-text.tsx';
import { AmountText } from '../../ui/amount-text.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { formatCount } from '../../ui/format.ts';
import { ProblemBand } from '../../ui/problem-band.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './callbacks.module.css';
import { useCurrencyWords } from './currency-of.ts';
import { Fact } from './fact.tsx';

interface DepositDrawerProps {
  readonly opened: DepositView;
  readonly onClose: () => void;
}

/** While it is open the second confirmation may come. */
const useDeposit = (opened: DepositView): DepositView => {
  const filter = { text: opened.chainHash };
  const { value, reload } = useReply('deposit.list', { filter, offset: 0, limit: 50 });
  useBursts({ event: 'callback.changed', matches: () => true, wait: 500 }, reload);
  return value?.items.find(({ id }) => id === opened.id) ?? opened;
};

export const DepositDrawer = ({ opened, onClose }: DepositDrawerProps) => {
  const { t } = useTranslation();
  const words = useCurrencyWords();
  const deposit = useDeposit(opened);
  const code = words(deposit.currencyId);
  const { givenOut, received, tag, differs } = deposit;
  const fees = [deposit.networkFee, deposit.serviceFee].filter(
    (fee) => fee !== null && fee !== '0',
  );
  return (
    <Drawer
      title={deposit.orderId}
      subtitle={
        givenOut === null
          ? t('callbacks.deposits.unknownOrder')
          : [
              ...(givenOut.payer === '' ? [] : [givenOut.payer]),
              t(`callbacks.deposits.${givenOut.kind === 'address' ? 'ourAddress' : 'ourInvoice'}`),
            ].join(' · ')
      }
      onClose={onClose}
    >
      {differs.length > 0 && (
        <ProblemBand
          tone="unknown"
          happened={t('callbacks.deposits.differs')}
          meaning={t('callbacks.deposits.differsSays', {
            what: differs.map((each) => t(`callbacks.deposits.difference.${each}`)).join(', '),
          })}
        />
      )}
      <dl className={classes.facts}>
        <Fact name={t('callbacks.deposits.counted')}>
          <AmountText amount={deposit.counted} code={code} size="large" />
        </Fact>
        <Fact name={t('callbacks.deposits.sent')}>
          <AmountText amount={deposit.amount} code={code} />
        </Fact>
        {received !== null && (
          <Fact name={t('callbacks.deposits.credited')}>
            <AmountText amount={received} code={code} />
          </Fact>
        )}
        {fees.length > 0 && (
          <Fact name={t('callbacks.deposits.fees')}>
            {fees.map((fee, index) => (
              <AmountText key={`${index}-${fee}`} amount={fee} code={code} />
            ))}
          </Fact>
        )}
        {deposit.marks.map(({ confirmations, firstAt, times }) => (
          <Fact
            key={String(confirmations)}
            name={
              confirmations === null
                ? t('callbacks.deposits.markNone')
                : t('callbacks.deposits.markLine', { count: confirmations })
            }
          >
            <TimeText at={firstAt} />
            {times > 1 && (
              <span className="muted">
                {' '}
                {t('callbacks.deposits.seen', { times: formatCount(times) })}
              </span>
            )}
          </Fact>
        ))}
        <Fact name={t('callbacks.deposits.column.address')}>
          <AddressText address={deposit.address} />
        </Fact>
        {tag !== null && (
          <Fact name={t('callbacks.deposits.tag')}>
            <span className={classes.mono}>{tag}</span>
            <CopyButton text={tag} what={t('callbacks.deposits.tag')} />
          </Fact>
        )}
        <Fact name={t('callbacks.deposits.hash')}>
          <AddressText address={deposit.chainHash} what={t('callbacks.deposits.hash')} />
        </Fact>
      </dl>
      <p className="muted">{t('callbacks.deposits.once')}</p>
    </Drawer>
  );
};
