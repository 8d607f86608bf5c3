/** What the receiver puts up with. Callbacks are small and rare; whatever exceeds this is no callback. */
export interface ReceiverLimits {
  /** Largest body that is read, bytes. */
  readonly bodyBytes: number;
  readonly headerBytes: number;
  /** Time for the head of a request, and for all of it, ms. */
  readonly headMs: number;
  readonly requestMs: number;
  readonly connections: number;
  /** Requests a second in the long run, and at once. */
  readonly perSecond: number;
  readonly burst: number;
}

export const RECEIVER_LIMITS: ReceiverLimits = {
  bodyBytes: 64 * 1024,
  headerBytes: 8 * 1024,
  headMs: 5_000,
  requestMs: 10_000,
  connections: 256,
  perSecond: 2_000,
  burst: 2_000,
};
