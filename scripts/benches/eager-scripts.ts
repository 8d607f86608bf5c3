/**
 * Which scripts a built page loads by itself: those the page names, and everything they import before they run.
 */
import { posix } from 'node:path';

const NAMED_BY_PAGE = /<(?:script|link)\b[^>]*?(?:src|href)="([^"]+\.js)"/g;

/** Static imports of minified modules; `import(…)` comes later and is left out. */
const IMPORTED = /(?:^|[;}\s])(?:import|export)\b[^;'"()]*?(?:from)?\s*["']([^"']+\.js)["']/g;

const found = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].flatMap(([, path]) => (path === undefined ? [] : [path]));

/** Paths inside the build, each once; `read` gives the text of one. */
export const eagerScripts = (read: (path: string) => string): readonly string[] => {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const next of found(read(path), IMPORTED)) visit(posix.join(posix.dirname(path), next));
  };
  for (const path of found(read('index.html'), NAMED_BY_PAGE)) visit(path.replace(/^\.?\//, ''));
  return [...seen];
};
