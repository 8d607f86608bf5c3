/** The callbacks of the practice gateway, as its controls in the window need them. */

export interface PracticeCallbackSwitches {
  /** The notification address it calls, on this computer; null calls nobody. */
  readonly url: string | null;
  /** Whether it tells of withdrawals. */
  readonly withdrawals: boolean;
  readonly form: 'v2' | 'v1' | 'both';
  /** Which spelling of the body is signed. */
  readonly signs: 'raw' | 'php' | 'sorted';
  readonly fault: 'none' | 'forged' | 'unsigned' | 'other-platform';
  readonly repeats: number;
  readonly reversed: boolean;
}

export type PracticeCallbackChange = {
  readonly [K in keyof PracticeCallbackSwitches]?: PracticeCallbackSwitches[K] | undefined;
};

export interface PracticeCallbacksState extends PracticeCallbackSwitches {
  /** Deliveries so far, newest first; `at` is ms since 1970. */
  readonly sent: readonly {
    readonly n: number;
    readonly at: number;
    readonly form: 'v2' | 'v1';
    readonly body: string;
    /** An HTTP status, or why there was no answer. */
    readonly answers: readonly (number | string)[];
  }[];
}
