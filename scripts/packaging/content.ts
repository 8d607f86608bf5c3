/** What may be inside a package, and how large it may be. */

/** Files of the archive, as patterns; anything else in it is a file too many. */
const ALLOWED: readonly RegExp[] = [
  /^package\.json$/,
  /^out\/main\/(index|[a-z-]+-worker)\.js$/,
  /^out\/main\/chunks\/[\w.-]+\.js$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/index\.html$/,
  /^out\/renderer\/assets\/[\w.-]+\.(js|css|woff2?|svg|png)$/,
  /^node_modules\/keytar\/(package\.json|LICENSE\.md|lib\/keytar\.js)$/,
  /^node_modules\/keytar\/prebuilds\/(linux|win32|darwin)-(x64|arm64)\/keytar\.node$/,
];

/** Without these the application does not start. */
const NEEDED = [
  'package.json',
  'out/main/index.js',
  'out/main/intake-worker.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'node_modules/keytar/lib/keytar.js',
];

/** Bytes; the archive of all our own code, fonts and the keychain module. */
export const ARCHIVE_BUDGET = 12_000_000;

/** The files of an archive that should not be in it. */
export function surplus(files: readonly string[]): readonly string[] {
  return files.filter((file) => !ALLOWED.some((pattern) => pattern.test(file)));
}

/** The files that an archive must have and has not. */
export function missing(files: readonly string[]): readonly string[] {
  return NEEDED.filter((file) => !files.includes(file));
}
