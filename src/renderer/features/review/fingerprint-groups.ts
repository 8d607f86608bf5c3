/** Cuts a fingerprint into groups for reading aloud: eight groups of four when it has 32 characters. */
export const fingerprintGroups = (fingerprint: string): readonly string[] =>
  fingerprint.replaceAll(/[^0-9a-zA-Z]/gu, '').match(/.{1,4}/gu) ?? [];
