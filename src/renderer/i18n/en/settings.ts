/** Words of the settings screen. */
export const settings = { title: 'Settings' } as const;
