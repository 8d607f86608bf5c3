/** The open questions beside each other, oldest first. */
import { useTranslation } from 'react-i18next';
import type { PayoutView } from '#contract/views/payout.ts';
import { navigate } from '../../app/navigation.ts';
import { payoutMoney } from '../../ui/payout-money.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import classes from './unknown.module.css';

interface QuestionListProps {
  readonly payouts: readonly PayoutView[];
  /** The id of the one whose evidence is shown. */
  readonly shown: string;
}

export const QuestionList = ({ payouts, shown }: QuestionListProps) => {
  const { t } = useTranslation();
  return (
    <nav className={classes.questions} aria-label={t('unknown.questions')}>
      <ul>
        {payouts.map((payout) => (
          <li key={payout.id}>
            <button
              type="button"
              className={classes.question}
              aria-current={payout.id === shown ? 'true' : undefined}
              onClick={() => navigate({ screen: 'unknown', payoutId: payout.id })}
            >
              <span className={classes.reference}>{payout.reference}</span>
              <span>{payoutMoney(payout)}</span>
              <StatusBadge state={payout.state} />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
};
