/** Rehearse before anything is submitted: the terms, the button, how far it is, and what was found. */
import { Button, SegmentedControl } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FUNDINGS, SENDING_ORDERS, type RunChoices } from '#core/dispatch/choices.ts';
import { REHEARSED_BY_ITSELF } from '#core/rehearsal/by-itself.ts';
import { formatCount } from '../../ui/format.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { RehearsalReport } from '../../ui/rehearsal-report.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import styles from './rehearsal.module.css';
import type { RehearsalState } from './use-rehearsal.ts';

interface TermsProps {
  readonly choices: RunChoices;
  readonly disabled: boolean;
  readonly onChoose: (choices: RunChoices) => void;
}

const Terms = ({ choices, disabled, onChoose }: TermsProps) => {
  const { t } = useTranslation();
  const [order, funding] = [useId(), useId()];
  return (
    <div className={styles['terms']}>
      <span id={order}>{t('rehearsal.order')}</span>
      <SegmentedControl
        size="xs"
        aria-labelledby={order}
        disabled={disabled}
        value={choices.order}
        data={SENDING_ORDERS.map((value) => ({
          value,
          label: t(`review.terms.orderOf.${value}`),
        }))}
        onChange={(value) => onChoose({ ...choices, order: value })}
      />
      <span id={funding}>{t('rehearsal.funding')}</span>
      <SegmentedControl
        size="xs"
        aria-labelledby={funding}
        disabled={disabled}
        value={choices.funding}
        data={FUNDINGS.map((value) => ({ value, label: t(`review.terms.fundingOf.${value}`) }))}
        onChange={(value) => onChoose({ ...choices, funding: value })}
      />
    </div>
  );
};

/** Whether a key is meant for a field that takes text. */
const isTyping = ({ target }: Event): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && target.type !== 'radio');

const Going = ({ at }: Pick<RehearsalState, 'at'>) => {
  const { t } = useTranslation();
  const { done, total } = at ?? { done: 0, total: 0 };
  const words =
    at === null
      ? t('rehearsal.starting')
      : t('rehearsal.going', { done: formatCount(done), total: formatCount(total) });
  return (
    <output className={styles['going']}>
      <progress value={done} max={Math.max(total, 1)} aria-label={t('rehearsal.title')} />
      <span>{words}</span>
    </output>
  );
};

export const RehearsalPanel = ({ rehearsal }: { readonly rehearsal: RehearsalState }) => {
  const { t } = useTranslation();
  const { found, at, busy, problem, choices, choose, rehearse, stop } = rehearsal;
  const heading = useId();
  const isGoing = busy || at !== null;
  // The terms are radio buttons and keep the focus when they are chosen; the key works from there too.
  useHotkeys([['r', (event) => !isGoing && !isTyping(event) && void rehearse()]], []);
  return (
    <section className={styles['panel']} aria-labelledby={heading}>
      <header className={styles['head']}>
        <h2 id={heading}>{t('rehearsal.title')}</h2>
        {found !== null && !found.holds && !isGoing && (
          <span title={t('rehearsal.outdatedTeach')}>
            <StateMark tone="unknown" word={t('rehearsal.outdated')} />
          </span>
        )}
        <Terms choices={choices} disabled={isGoing} onChoose={choose} />
        {isGoing ? (
          <Button size="xs" onClick={stop}>
            {t('rehearsal.stop')}
          </Button>
        ) : (
          <Button
            size="xs"
            rightSection={<kbd className={styles['key']}>R</kbd>}
            onClick={() => void rehearse()}
          >
            {t(found === null ? 'rehearsal.rehearse' : 'rehearsal.again')}
          </Button>
        )}
      </header>
      {problem !== null && !isGoing && <ErrorBand error={problem} />}
      {isGoing && <Going at={at} />}
      {found === null ? (
        <p className={styles['teach']}>
          {t('rehearsal.teach')}{' '}
          {t('rehearsal.byItself', { most: formatCount(REHEARSED_BY_ITSELF) })}
        </p>
      ) : (
        <RehearsalReport rehearsal={found} />
      )}
    </section>
  );
};
