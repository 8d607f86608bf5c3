/** Caps of one file. Source: safety reference, section 10. */
export const FILE_LIMITS = {
  /** 256 MiB. */
  bytes: 268_435_456,
  /** Data rows, header and blank lines not counted. */
  rows: 1_000_000,
  /** UTF-8 bytes of one record. */
  recordBytes: 4_096,
  /** UTF-8 bytes of one cell that is mapped to a field. */
  fieldBytes: 512,
} as const;
