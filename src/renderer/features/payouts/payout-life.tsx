import { useTranslation } from 'react-i18next';
import type { LifeEntryView } from '#contract/views/payout.ts';
import { formatAbsolute } from '../../ui/format-time.ts';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './payouts.module.css';

/** Every ledger entry of one payout, oldest first, as sentences. */
export const PayoutLife = ({ life }: { readonly life: readonly LifeEntryView[] }) => {
  const { t } = useTranslation();
  return (
    <>
      <h3 className={classes.part}>{t('payouts.detail.life')}</h3>
      <ol className={classes.life}>
        {life.map((entry) => (
          <li key={entry.seq}>
            <p>{entry.sentence}</p>
            <p
              className={classes.entry}
              title={`${formatAbsolute(entry.at)}\n${t('payouts.detail.entry', { seq: entry.seq, hash: entry.hash })}`}
            >
              <TimeText at={entry.at} /> · {entry.actor}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
};
