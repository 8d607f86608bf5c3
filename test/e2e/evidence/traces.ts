/** Looks for traces of a secret in files and texts, however it may be written. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The ways a text may lie in memory or in a file. */
const formsOf = (secret: string): readonly Buffer[] => {
  const bytes = Buffer.from(secret, 'utf8');
  return [
    bytes,
    Buffer.from(secret, 'utf16le'),
    Buffer.from(secret, 'utf16le').swap16(),
    Buffer.from(bytes.toString('hex')),
    Buffer.from(bytes.toString('hex').toUpperCase()),
    Buffer.from(bytes.toString('base64').replace(/=+$/, '').slice(0, -1)),
    Buffer.from(bytes.toString('base64url').slice(0, -1)),
    Buffer.from(encodeURIComponent(secret)),
  ];
};

/** Whether a text or some bytes hold the secret in any form. */
export const holds = (content: Buffer | string, secret: string): boolean => {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return formsOf(secret).some((form) => bytes.includes(form));
};

/** Every plain file below a folder that holds the secret. */
export const filesHolding = (folder: string, secret: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => holds(readFileSync(path), secret));
