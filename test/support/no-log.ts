/** A log that keeps nothing. */
import type { LogBook } from '#main/ports/log.ts';

export const noLog: LogBook = {
  write: () => undefined,
  keepFrom: () => undefined,
  recent: () => ({ lines: [], leftOut: 0 }),
};
