/** Leaves in order: asks while a run is sending, closes the application once, then lets go. */

export interface Leaving {
  readonly canQuit: () => boolean;
  /** Asks the person; true to leave all the same. */
  readonly confirm: () => Promise<boolean>;
  readonly close: () => Promise<void>;
  /** Ends the process; the application is closed by now. */
  readonly exit: () => void;
}

/** Answers each wish to leave; while one is being worked on, further wishes change nothing. */
export function makeLeave(parts: Leaving): () => Promise<void> {
  let leaving = false;
  return async () => {
    if (leaving) return;
    leaving = true;
    try {
      if (!parts.canQuit() && !(await parts.confirm())) return;
      await parts.close().finally(parts.exit);
    } finally {
      leaving = false;
    }
  };
}
