/**
 * Chromium neither loads nor lets anyone intercept a scheme it does not know, so `app://purser/x` is shown to it
 * as `https://purser.app.invalid/x`: a secure origin of its own, under a name that can never resolve. The page
 * sees that address; main sees only its own.
 */
const SUFFIX = '.invalid';

export function toChromium(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)(.*)$/.exec(url);
  if (match === null || /^(?:https?|file|devtools)$/.test(match[1] ?? '')) return url;
  return `https://${match[2]}.${match[1]}${SUFFIX}${match[3]}`;
}

export function toElectron(url: string): string {
  const match = /^https:\/\/([^/?#]+)\.([a-z]+)\.invalid(.*)$/.exec(url);
  return match === null ? url : `${match[2]}://${match[1]}${match[3]}`;
}
