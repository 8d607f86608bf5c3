/** Every text of the window as a pattern: what stands on a screen, with anything in place of its figures. */
import { english } from '#renderer/i18n/english.ts';

const textsOf = (words: unknown): readonly string[] => {
  if (typeof words === 'string') return [words];
  if (typeof words !== 'object' || words === null) return [];
  return Object.values(words).flatMap(textsOf);
};

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const patternOf = (text: string): RegExp =>
  new RegExp(
    `^${text
      .split(/\{\{\w+\}\}/)
      .map(escape)
      .join('.+')}$`,
  );

const texts = textsOf(english);
const exact = new Set(texts);
// What only a figure or a name fills would match anything.
const patterns = texts
  .filter((text) => text.includes('{{') && text.replaceAll(/\{\{\w+\}\}/g, '').trim().length > 4)
  .map(patternOf);

/** Whether these words can be read on a screen; the part before a figure is enough. */
export const isOnScreen = (words: string): boolean =>
  exact.has(words) ||
  patterns.some((pattern) => pattern.test(words)) ||
  texts.some((text) => text.startsWith(`${words} {{`) || text.startsWith(`${words}: {{`));
