/** Words of the overview screen. */
export const overview = { title: 'Overview' } as const;
