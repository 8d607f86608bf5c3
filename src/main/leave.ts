/** Leaves in order: asks while a run is sending, closes the application once, then lets go. */

export interface Leaving {
  readonly canQuit: () => boolean;
  /** Asks the person; true to leave all the same. */
  readonly confirm: () => Promise<boolean>;
  /** Pauses what is sent, lets the payout under way be recorded, closes the ledger. */
  readonly close: () => Promise<void>;
  /** Ends the process; the application is closed by now. */
  readonly exit: () => void;
}

export interface Leave {
  /** A person's wish; while one is being worked on, further wishes change nothing. */
  wished(): Promise<void>;
  /** Closes everything, then calls `last` instead of ending the process by itself. */
  replaced(last: () => void): Promise<void>;
  /** True once everything is closed: nothing is left to ask or to wait for. */
  over(): boolean;
  /** The system goes down: nobody is asked, also when the question stands open. */
  demanded(): Promise<void>;
}

export function makeLeave(parts: Leaving): Leave {
  let asking = false;
  let closing: Promise<void> | null = null;
  let closed = false;
  const endBy = (exit: () => void): Promise<void> => {
    closing ??= parts.close().finally(() => {
      closed = true;
      exit();
    });
    return closing;
  };
  const demanded = (): Promise<void> => endBy(parts.exit);
  return {
    demanded,
    replaced: endBy,
    over: () => closed,
    async wished() {
      if (asking || closing !== null) return;
      asking = true;
      try {
        if (!parts.canQuit() && !(await parts.confirm())) return;
        await demanded();
      } finally {
        asking = false;
      }
    },
  };
}
