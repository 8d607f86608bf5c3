/** What the approval says about the run: which payout goes first, and what happens when not all can be paid. */
import { useTranslation } from 'react-i18next';
import { FUNDINGS, SENDING_ORDERS, type RunChoices } from '#core/dispatch/choices.ts';
import styles from './review.module.css';

interface RunTermsProps {
  readonly chosen: RunChoices;
  readonly onChoose: (choices: RunChoices) => void;
}

export const RunTerms = ({ chosen, onChoose }: RunTermsProps) => {
  const { t } = useTranslation();
  return (
    <div className={styles['terms']}>
      <fieldset>
        <legend>{t('review.terms.order')}</legend>
        {SENDING_ORDERS.map((order) => (
          <label key={order}>
            <input
              type="radio"
              name="sending-order"
              checked={chosen.order === order}
              onChange={() => onChoose({ ...chosen, order })}
            />
            <span>
              {t(`review.terms.orderOf.${order}`)}
              <small>{t(`review.terms.orderTeach.${order}`)}</small>
            </span>
          </label>
        ))}
        <small>{t('review.terms.priority')}</small>
      </fieldset>
      <fieldset>
        <legend>{t('review.terms.funding')}</legend>
        {FUNDINGS.map((funding) => (
          <label key={funding}>
            <input
              type="radio"
              name="funding"
              checked={chosen.funding === funding}
              onChange={() => onChoose({ ...chosen, funding })}
            />
            <span>
              {t(`review.terms.fundingOf.${funding}`)}
              <small>{t(`review.terms.fundingTeach.${funding}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
    </div>
  );
};
