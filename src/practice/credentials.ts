/**
 * The built-in credentials of the practice profile. They are public on purpose: they open nothing but a practice
 * gateway on this computer, and a live gateway would refuse them.
 */
export const practiceCredentials = {
  platformId: 900_001,
  /** Shaped like a vendor key (five groups of six hex digits) and plainly invented. */
  apiKey: 'facade-decade-efface-accede-beaded',
} as const;
