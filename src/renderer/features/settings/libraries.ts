/** The libraries in the window and the host, with their licences. */
export const libraries = [
  { name: 'Electron', licence: 'MIT' },
  { name: 'electron-store', licence: 'MIT' },
  { name: '@github/keytar', licence: 'MIT' },
  { name: 'noble and scure', licence: 'MIT' },
  { name: 'zod', licence: 'MIT' },
  { name: 'React', licence: 'MIT' },
  { name: 'Mantine', licence: 'MIT' },
  { name: 'zustand', licence: 'MIT' },
  { name: 'TanStack Virtual', licence: 'MIT' },
  { name: 'Recharts', licence: 'MIT' },
  { name: 'i18next', licence: 'MIT' },
  { name: 'qr', licence: 'MIT' },
  { name: 'IBM Plex', licence: 'OFL 1.1' },
] as const;
