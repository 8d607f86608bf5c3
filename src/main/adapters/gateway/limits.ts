/** Deadlines, sizes and spacing; the defaults are those of the safety reference, section 4. */
export interface GatewayLimits {
  readonly connectMs: number;
  /** From the first byte of a withdraw to the end of its reply. */
  readonly replyMs: number;
  readonly readMs: number;
  readonly maxWithdrawReplyBytes: number;
  readonly maxReadReplyBytes: number;
  /** Between any two reads. */
  readonly readEveryMs: number;
  /** Between two reads of the currency list, two fee previews, and two exchange estimates. */
  readonly listEveryMs: number;
}

/** The limits towards a live gateway. */
export const DEFAULT_LIMITS: GatewayLimits = {
  connectMs: 10_000,
  replyMs: 60_000,
  readMs: 5_000,
  maxWithdrawReplyBytes: 64 * 1024,
  maxReadReplyBytes: 4 * 1024 * 1024,
  readEveryMs: 200,
  listEveryMs: 1_100,
};
