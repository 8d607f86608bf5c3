/** What must never be written where only the program's own words belong: one of each kind, and spellings of the key. */

export const CANARIES = {
  key: 'ck-7f3a9b21-SECRET-4e8d-canary00',
  address: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
  evm: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  name: 'Annabella Canary-Berg',
  reference: 'INV-CANARY-2026-001',
  tag: '4100200300',
  amount: '12345.67890123',
  host: 'proxy.canary.internal',
  ip: '203.0.113.77',
  folder: '/home/canary.berg/.config/Purser',
} as const;

/** Every value, and the key as other encodings would show it. */
export const canaryTexts: readonly string[] = [
  ...Object.values(CANARIES),
  Buffer.from(CANARIES.key).toString('hex'),
  Buffer.from(CANARIES.key).toString('base64'),
  encodeURIComponent(CANARIES.name),
];

/** The canaries a text holds. */
export const canariesIn = (text: string): readonly string[] =>
  canaryTexts.filter((canary) => text.toLowerCase().includes(canary.toLowerCase()));
