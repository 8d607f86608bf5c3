/** What a person chooses for a run when approving it; recorded with the approval and changed only by a new one. */

/** Behind payouts marked with a priority: the smallest first, or in the order of the file. */
export const SENDING_ORDERS = ['smallest-first', 'file'] as const;

export type SendingOrder = (typeof SENDING_ORDERS)[number];

/**
 * What happens when not everything can be paid. strict: nothing is sent. partial: what can be paid is paid, the
 * rest is passed over and stays approved.
 */
export const FUNDINGS = ['strict', 'partial'] as const;

export type Funding = (typeof FUNDINGS)[number];

export interface RunChoices {
  readonly order: SendingOrder;
  readonly funding: Funding;
}

/**
 * Offered first at review. The smallest payout is the cheapest to be wrong about, so it goes first; and a payroll
 * of which half is paid is a worse surprise than one that has not begun, so nothing goes unless all can.
 */
export const DEFAULT_CHOICES: RunChoices = { order: 'smallest-first', funding: 'strict' };

/** What approvals stood for before these could be chosen; their entries do not say. */
export const EARLIER_CHOICES: RunChoices = { order: 'file', funding: 'partial' };
