/** The check sum of ZIP entries. Source: ISO 3309, reflected polynomial 0xEDB88320. */
export interface Crc {
  add(bytes: Uint8Array): void;
  /** Of everything added so far, as an unsigned 32-bit number. */
  value(): number;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1)
    value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** A sum over no bytes yet. */
export const startCrc = (): Crc => {
  let crc = 0xffffffff;
  return {
    add: (bytes) => {
      // Counted, because an iterator over a hundred megabytes takes longer than the sum itself.
      for (let at = 0; at < bytes.length; at += 1)
        crc = (TABLE[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
    },
    value: () => (crc ^ 0xffffffff) >>> 0,
  };
};
