/** Which gateway addresses Purser will talk to. */
import { isIPv4 } from 'node:net';
import { err, ok, type Result } from '#core/result.ts';

/** Whether a host name or address is this computer itself. */
export const isLoopback = (host: string): boolean => {
  const bare = host.replace(/^\[|\]$/g, '').replace(/^::ffff:/, '');
  return bare === 'localhost' || bare === '::1' || (isIPv4(bare) && bare.startsWith('127.'));
};

/**
 * Reads a gateway address: https, or http on this computer only; no user, password, query or fragment.
 * The error says what is wrong with the address and what is allowed.
 */
export const readGatewayUrl = (text: string): Result<URL, string> => {
  const url = URL.parse(text);
  if (url === null)
    return err(`"${text}" is not a web address; it should look like https://host.example`);
  if (url.username !== '' || url.password !== '') {
    return err('The gateway address must not contain a user name or password.');
  }
  if (url.search !== '' || url.hash !== '') {
    return err('The gateway address must end with its path, without "?" or "#".');
  }
  if (url.protocol === 'https:') return ok(url);
  if (url.protocol === 'http:' && isLoopback(url.hostname)) return ok(url);
  return err(
    `${url.protocol}//${url.host} is not encrypted; use https (http is for this computer only).`,
  );
};
