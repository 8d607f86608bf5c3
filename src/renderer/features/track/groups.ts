/** The states of a batch's payouts gathered into what a person asks: is it here, on its way, paid, or a question? */
import type { RunView } from '#contract/views/batch.ts';
import type { PayoutState } from '#core/payout/state.ts';
import type { Tone } from '../../ui/state-mark.tsx';

export type Group = 'left' | 'sending' | 'accepted' | 'paid' | 'refused' | 'unknown' | 'cancelled';

export interface GroupRule {
  readonly key: Group;
  readonly tone: Tone;
  readonly states: readonly PayoutState[];
}

/** Every state is in exactly one group, so the counts of the groups add up to the batch. */
export const GROUPS: readonly GroupRule[] = [
  {
    key: 'left',
    tone: 'waiting',
    states: ['DRAFT', 'READY', 'SUBMITTED', 'APPROVED', 'CLAIMED', 'NOT_SENT'],
  },
  { key: 'sending', tone: 'moving', states: ['SEND_STARTED'] },
  { key: 'accepted', tone: 'moving', states: ['ACCEPTED', 'PENDING'] },
  { key: 'paid', tone: 'paid', states: ['CONFIRMED'] },
  { key: 'refused', tone: 'refused', states: ['REJECTED', 'FAILED_GATEWAY'] },
  { key: 'unknown', tone: 'unknown', states: ['UNKNOWN', 'HELD'] },
  { key: 'cancelled', tone: 'waiting', states: ['CANCELLED', 'WRITTEN_OFF'] },
];

export const countOf = (run: RunView, group: Group): number => run[group];

/** States asked for by the chosen group; all of them when none is chosen. */
export const statesOf = (group: Group | 'all'): readonly PayoutState[] | null =>
  GROUPS.find(({ key }) => key === group)?.states ?? null;

/** Not final yet: something may still change by itself or needs a person. */
export const notFinal = (run: RunView): number =>
  run.left + run.sending + run.accepted + run.unknown;
