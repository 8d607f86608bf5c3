/** Cuts a fingerprint into groups of four for reading aloud; the screen prints eight groups a line. */
export const fingerprintGroups = (fingerprint: string): readonly string[] =>
  fingerprint.replaceAll(/[^0-9a-zA-Z]/gu, '').match(/.{1,4}/gu) ?? [];
