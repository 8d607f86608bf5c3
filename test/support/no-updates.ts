import type { Updates } from '#main/app.ts';

/** For an application that takes no updates. */
export const noUpdates: Updates = {
  feed: { kind: 'off', why: 'no-key' },
  open: () => Promise.reject(new Error('no updater here')),
  leaveFor: () => Promise.resolve(),
};
