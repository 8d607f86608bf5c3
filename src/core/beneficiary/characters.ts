/**
 * Characters that look like others or cannot be seen, named so that a person can find them.
 */
const LONGEST_SHOWN = 80;

/** A value for a message: in quotes, invisible characters escaped, cut when long. */
export const quoted = (text: string): string => {
  const cut = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
  return `"${cut.replaceAll(/[^\P{C}]|[\u00A0\u2000-\u200A\u2028\u2029\u202F\u3000]/gu, escaped)}"`;
};

const escaped = (char: string): string => `\\u{${codeOf(char)}}`;

const codeOf = (char: string): string =>
  (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');

/**
 * Names the first character outside printable ASCII by code point and place, or answers null when there is none:
 * 'character 2 is "Т" (U+0422)'.
 */
export const foreignCharacter = (text: string): string | null => {
  const at = text.search(/[^\u0021-\u007E]/u);
  if (at < 0) return null;
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const place = Array.from(text.slice(0, at)).length + 1;
  return `character ${place} is ${quoted(char)} (U+${codeOf(char)})`;
};
