import { i18n } from './i18n.ts';

/** Stands where the value will be; no word holds it. */
const HOLE = '\u0000';

/**
 * A sentence that rows of long tables say hundreds of times: it is looked up once a language, and what differs from row to
 * row is put in its place. For sentences that take the value as it is, without plurals.
 */
export const saidOnce = (look: (hole: string) => string): ((value?: string | number) => string) => {
  let parts: readonly string[] = [];
  let language: string | undefined;
  return (value = '') => {
    if (language !== i18n.language) {
      parts = look(HOLE).split(HOLE);
      language = i18n.language;
    }
    return parts.join(String(value));
  };
};
