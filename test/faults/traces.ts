/** Whether a line has left the key, or a signature, anywhere on disk (safety reference, I21 and I22). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { credentials } from '#test/practice/rig.ts';
import { formsHeld } from '#test/e2e/evidence/traces.ts';
import type { Line } from './line.ts';

const bytesOf = (signature: string): readonly Buffer[] => {
  const raw = Buffer.from(signature, 'hex');
  return [signature, signature.toUpperCase(), raw.toString('base64').slice(0, -2)]
    .map((text) => Buffer.from(text))
    .concat(raw);
};

/** What was found, by file. */
export const tracesOf = ({
  folder,
  wire,
}: Pick<Line, 'folder'> & {
  readonly wire: Pick<Line['wire'], 'signatures'>;
}): readonly string[] => {
  const signatures = [...new Set(wire.signatures())].flatMap(bytesOf);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap(({ parentPath, name }) => {
      const content = readFileSync(join(parentPath, name));
      const keys = formsHeld(content, credentials.apiKey).map((form) => `${name}: key, ${form}`);
      const found = signatures.some((signature) => content.includes(signature));
      return found ? [...keys, `${name}: a signature`] : keys;
    });
};
