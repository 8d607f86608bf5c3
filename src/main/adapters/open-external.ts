/**
 * Opens a page in the person's own browser: the only way anything of Purser leads out of its window.
 * The address is read by `URL`, its host must be one of a constant list, and what is opened is the address as read,
 * never the text that was given.
 */
import { err, ok, type Result } from '#core/result.ts';
import type { Links } from '#main/ports/host.ts';

/** Explorers of the chains the gateway pays on, and the gateway's own pages. Exact names; nothing below them. */
export const ALLOWED_HOSTS: ReadonlySet<string> = new Set([
  'arbiscan.io',
  'basescan.org',
  'blockchair.com',
  'bscscan.com',
  'dogechain.info',
  'etherscan.io',
  'litecoinspace.org',
  'livenet.xrpl.org',
  'mempool.space',
  'optimistic.etherscan.io',
  'polygonscan.com',
  'snowtrace.io',
  'solscan.io',
  'stellar.expert',
  'tonviewer.com',
  'tronscan.org',
  'account.passimpay.io',
  'pay.passimpay.io',
  'payment.passimpay.io',
  'passimpay.io',
]);

const LONGEST = 2_048;

/** What an address may be written in; a blank, a control character or a backslash is read differently by others. */
const PLAIN = /^[\x21-\x5b\x5d-\x7e]+$/;

/** A web address as it is read: https, no user, no password, no port. Where it may lead is for the caller to say. */
export const readSecure = (text: string): Result<URL, string> => {
  if (text.length > LONGEST || !PLAIN.test(text)) {
    return err('The address is too long or holds a character that an address does not have.');
  }
  const url = URL.parse(text);
  if (url === null) return err('The text is not an address of the web.');
  if (url.protocol !== 'https:') return err(`Only https is opened, not ${url.protocol}`);
  if (url.username !== '' || url.password !== '' || url.port !== '') {
    return err('An address with a user, a password or a port is not opened.');
  }
  return ok(url);
};

/** The address to open as it is read, or why it is not opened. Pure. */
export const readExternal = (text: string): Result<string, string> => {
  const url = readSecure(text);
  if (!url.ok) return url;
  const { hostname, href } = url.value;
  return ALLOWED_HOSTS.has(hostname)
    ? ok(href)
    : err(`${hostname} is not on the list of places Purser opens.`);
};

/** Links over the system's way of opening an address. */
export const makeLinks = (open: (url: string) => Promise<boolean>): Links => ({
  open: async (text) => {
    const address = readExternal(text);
    if (!address.ok) return err({ detail: address.error });
    return (await open(address.value))
      ? ok(undefined)
      : err({ detail: 'No browser could be opened.' });
  },
});
