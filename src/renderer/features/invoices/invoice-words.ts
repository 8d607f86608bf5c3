/** How invoices are shown: the tone of each state, and the groups one may look at. */
import type { InvoiceState } from '#core/receive/invoice.ts';
import type { Tone } from '../../ui/state-mark.tsx';

export const toneOf: Readonly<Record<InvoiceState, Tone>> = {
  unclear: 'unknown',
  refused: 'refused',
  waiting: 'waiting',
  'part-paid': 'moving',
  paid: 'paid',
  'over-paid': 'paid',
  expired: 'refused',
  'expired-part': 'unknown',
  credited: 'moving',
  unknown: 'unknown',
};

export const groups = {
  all: [],
  open: ['waiting', 'part-paid', 'credited'],
  attention: ['unclear', 'part-paid', 'expired-part', 'over-paid', 'unknown'],
  paid: ['paid', 'over-paid'],
  over: ['expired', 'expired-part', 'refused'],
} as const satisfies Readonly<Record<string, readonly InvoiceState[]>>;

export type Group = keyof typeof groups;

export const groupNames = Object.keys(groups) as readonly Group[];

/** How many invoices a group holds. */
export const countIn = (
  group: Group,
  counts: Readonly<Partial<Record<InvoiceState, number>>>,
): number => {
  const states: readonly InvoiceState[] = groups[group];
  return Object.entries(counts)
    .filter(([state]) => states.length === 0 || states.some((each) => each === state))
    .reduce((sum, [, count]) => sum + count, 0);
};

/** Decimal text as a share of another, in percent from 0 to 100, for the width of a bar. */
export const shareOf = (part: string, whole: string): number => {
  const cents = (text: string): bigint => {
    const [units = '0', fraction = ''] = text.split('.');
    return BigInt(units + fraction.slice(0, 2).padEnd(2, '0'));
  };
  const all = cents(whole);
  if (all === 0n) return 0;
  const share = Number((cents(part) * 100n) / all);
  return Math.min(100, share);
};
