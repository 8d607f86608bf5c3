/** Looks for traces of a secret in files and texts, however it may be written. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The whole characters of a secret inside a longer text of base64, where `before` bytes stand before it. */
const inBase64 = (bytes: Buffer, before: number): string => {
  const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
  return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
};

const toUrl = (base64: string): string => base64.replaceAll('+', '-').replaceAll('/', '_');
const everyByte = (bytes: Buffer): string => bytes.toString('hex').replaceAll(/../g, '%$&');

/** The ways a text may lie in memory or in a file, by name. */
export const FORMS: Readonly<Record<string, (secret: string) => Buffer | string>> = {
  plain: (secret) => secret,
  backwards: (secret) => Array.from(secret).toReversed().join(''),
  'UTF-16, small end first': (secret) => Buffer.from(secret, 'utf16le'),
  'UTF-16, big end first': (secret) => Buffer.from(secret, 'utf16le').swap16(),
  hex: (secret) => Buffer.from(secret).toString('hex'),
  'hex in capitals': (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
  base64: (secret) => inBase64(Buffer.from(secret), 0),
  'base64 after one byte': (secret) => inBase64(Buffer.from(secret), 1),
  'base64 after two bytes': (secret) => inBase64(Buffer.from(secret), 2),
  base64url: (secret) => toUrl(inBase64(Buffer.from(secret), 0)),
  'base64url after one byte': (secret) => toUrl(inBase64(Buffer.from(secret), 1)),
  'base64url after two bytes': (secret) => toUrl(inBase64(Buffer.from(secret), 2)),
  'percent-encoded': (secret) => encodeURIComponent(secret),
  'percent-encoded as a form': (secret) => new URLSearchParams({ a: secret }).toString().slice(2),
  'every byte percent-encoded': (secret) => everyByte(Buffer.from(secret)),
  'JSON with escaped slashes': (secret) =>
    JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'),
  HTML: (secret) => secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
};

/** The names of the forms in which a text or some bytes hold the secret. */
export const formsHeld = (content: Buffer | string, secret: string): readonly string[] => {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return Object.entries(FORMS)
    .filter(([, form]) => bytes.includes(form(secret)))
    .map(([name]) => name);
};

/** Whether a text or some bytes hold the secret in any form. */
export const holds = (content: Buffer | string, secret: string): boolean =>
  formsHeld(content, secret).length > 0;

/** Every plain file below a folder that holds the secret. A file that is gone meanwhile holds nothing. */
export const filesHolding = (folder: string, secret: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => holds(contentOf(path), secret));

const contentOf = (path: string): Buffer => {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return Buffer.alloc(0);
    throw error;
  }
};
