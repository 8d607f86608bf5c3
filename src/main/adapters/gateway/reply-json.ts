/**
 * Reads JSON in which every number stays the text it was written as,
 * so no digit of an amount passes through a binary float and ids may be numbers or text alike.
 */
const keepDigits = (
  _key: string,
  value: unknown,
  context?: { readonly source?: string },
): unknown => (typeof value === 'number' ? (context?.source ?? null) : value);

/** The parsed value, or undefined when the text is not JSON. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text, keepDigits);
  } catch {
    return undefined;
  }
};
