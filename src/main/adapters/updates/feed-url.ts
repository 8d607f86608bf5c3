/** Where updates may come from: https, or http on this very computer. */
const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** The feed's folder as an address that ends with a slash; null for anything else. */
export const feedUrl = (text: string): URL | null => {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const allowed =
    url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (!allowed || url.username !== '' || url.password !== '') return null;
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  url.search = '';
  url.hash = '';
  return url;
};
