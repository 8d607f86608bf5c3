/** Callbacks that name no payout we know, beside one whose outcome is unclear: evidence, never proof. */
import { useTranslation } from 'react-i18next';
import type { StrayView } from '#contract/views/callback.ts';
import { useBursts } from '../../bridge/use-bursts.ts';
import { useReply } from '../../bridge/use-reply.ts';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './unknown.module.css';

const BURST_MS = 500;

const useWords = (): ((stray: StrayView) => string) => {
  const { t } = useTranslation();
  return ({ sameCurrency, sameAmount, sameAddress }) => {
    const same = [
      ...(sameAmount ? [t('callbacks.stray.same.amount')] : []),
      ...(sameCurrency ? [t('callbacks.stray.same.currency')] : []),
      ...(sameAddress ? [t('callbacks.stray.same.address')] : []),
    ];
    return same.length === 0 ? t('callbacks.stray.different') : same.join(', ');
  };
};

export const Strays = ({ payoutId }: { readonly payoutId: string }) => {
  const { t } = useTranslation();
  const words = useWords();
  const { value, reload } = useReply('callback.strays', { payoutId });
  useBursts({ event: 'callback.changed', matches: () => true, wait: BURST_MS }, reload);
  if (value === null || value.length === 0) return null;
  return (
    <section aria-label={t('callbacks.stray.title')}>
      <h3 className={classes.sub}>{t('callbacks.stray.title')}</h3>
      <p className="muted">{t('callbacks.stray.says')}</p>
      <ul>
        {value.map((stray) => {
          const { digest, claim, firstAt } = stray.callback;
          if (claim === null || claim.kind !== 'withdrawal') return null;
          return (
            <li key={digest}>
              <TimeText at={firstAt} /> ·{' '}
              {t('callbacks.came.withdrawalSays', {
                status: t(`callbacks.came.status.${claim.status}`),
              })}{' '}
              · {claim.amount} ·{' '}
              <code className={classes.code}>{claim.withdrawalId ?? claim.orderId}</code>{' '}
              <span className="muted">{words(stray)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
