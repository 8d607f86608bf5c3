/** Words of the payouts screen. */
export const payouts = { title: 'Payouts' } as const;
