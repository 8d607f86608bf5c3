/** Words of the currencies screen. */
export const currencies = { title: 'Currencies' } as const;
