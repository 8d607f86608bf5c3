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

const FOREIGN = /[^\u0021-\u007E]/u;

/**
 * Names the first character outside printable ASCII by code point and place, or answers null when there is none:
 * 'character 2 is "Т" (U+0422, Cyrillic, looks like T)'.
 */
export const foreignCharacter = (text: string): string | null => {
  const at = text.search(FOREIGN);
  if (at < 0) return null;
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const place = Array.from(text.slice(0, at)).length + 1;
  const kind = kindOf(char);
  return `character ${place} is ${quoted(char)} (U+${codeOf(char)}${kind === null ? '' : `, ${kind}`})`;
};

/** As {@link foreignCharacter}, and how many more there are. */
export const foreignCharacters = (text: string): string | null => {
  const first = foreignCharacter(text);
  const more = Array.from(text).filter((char) => FOREIGN.test(char)).length - 1;
  return first === null || more < 1 ? first : `${first}, and ${more} more`;
};

/** Letters that most fonts draw like Latin ones. Source: Unicode Technical Standard 39, "confusables", the common part. */
const LOOK_ALIKES: readonly (readonly [script: string, foreign: string, latin: string])[] = [
  ['Cyrillic', 'аАеЕоОрРсСуУхХіІјЈѕЅВКМНТһԁԛԝ', 'aAeEoOpPcCyYxXiIjJsSBKMHThdqw'],
  ['Greek', 'αΑοΟνΝΒΕΖΗΙΚΜΡΤΥΧιρ', 'aAoOvNBEZHIKMPTYXip'],
];

const NAMED: readonly (readonly [RegExp, string])[] = [
  [/[\u200B\u2060\uFEFF]/u, 'a space of no width'],
  [/[\u200C\u200D]/u, 'an invisible joiner'],
  [/\u00AD/u, 'an invisible hyphen'],
  [/[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/u, 'turns the reading direction'],
  [/[\t\n\r]/u, 'a tab or line break'],
  [/\p{Zs}/u, 'a space'],
  [/[\uFF01-\uFF5E]/u, 'a full-width form'],
];

const kindOf = (char: string): string | null => {
  for (const [script, foreign, latin] of LOOK_ALIKES) {
    const at = Array.from(foreign).indexOf(char);
    if (at >= 0) return `${script}, looks like ${latin.charAt(at)}`;
  }
  return NAMED.find(([pattern]) => pattern.test(char))?.[1] ?? null;
};
