/**
 * Sets a name apart in a sentence (Unicode isolates), so that one written from right to left does not carry the
 * amount behind it to its other side.
 */
export const isolate = (name: string): string => `\u2068${name}\u2069`;
