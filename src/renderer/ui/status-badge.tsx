import type { PayoutState } from '#core/payout/state.ts';
import { i18n } from '../i18n/i18n.ts';
import { formatCount } from './format.ts';
import { StateMark, type Tone } from './state-mark.tsx';

/** How each state looks; the words beside it are in i18n. */
export const toneOfState: Readonly<Record<PayoutState, Tone>> = {
  DRAFT: 'waiting',
  READY: 'waiting',
  SUBMITTED: 'waiting',
  APPROVED: 'waiting',
  CLAIMED: 'waiting',
  SEND_STARTED: 'moving',
  UNKNOWN: 'unknown',
  NOT_SENT: 'waiting',
  ACCEPTED: 'moving',
  PENDING: 'moving',
  CONFIRMED: 'paid',
  FAILED_GATEWAY: 'refused',
  REJECTED: 'refused',
  HELD: 'unknown',
  WRITTEN_OFF: 'waiting',
  CANCELLED: 'waiting',
};

interface StatusBadgeProps {
  readonly state: PayoutState;
  readonly stalled?: boolean;
  /** Shown after the word when the chain was read. */
  readonly confirmations?: number | null;
}

/** A payout's state as shape, colour and word; says no more than the state proves. */
export const StatusBadge = ({ state, stalled = false, confirmations }: StatusBadgeProps) => {
  const shown = stalled && toneOfState[state] === 'moving' ? 'stalled' : state;
  const word = i18n.t(`status.${shown}.word`);
  const says = i18n.t(`status.${shown}.says`);
  const count = confirmations ?? null;
  return (
    <>
      <StateMark tone={toneOfState[state]} word={word} says={says} />
      {state === 'CONFIRMED' && count !== null && (
        <span className="muted">
          {' · '}
          {i18n.t('status.confirmations', { count, shown: formatCount(count) })}
        </span>
      )}
    </>
  );
};
