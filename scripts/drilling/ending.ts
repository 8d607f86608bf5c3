/** How the drill ends when someone else ends it. */
import type { Session } from '#main/session.ts';

const LOOK_MS = 200;

/** A signal lets the payout under way be recorded first. */
export const endOnSignal = (session: Session): void => {
  const leave = (): void => {
    session
      .close()
      .catch(() => undefined)
      .finally(() => process.exit(130));
  };
  process.once('SIGINT', leave);
  process.once('SIGTERM', leave);
};

/** Killing the command kills the drill: none goes on sending for a caller who is gone and starts it again. */
export const endWithParent = (): void => {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }, LOOK_MS).unref();
};
