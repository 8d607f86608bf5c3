/** The version of Electron that is packed: the one the project pins, in one place. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../tools.ts';

const Manifest = z.object({ version: z.string() });

export async function electronVersion(): Promise<string> {
  const path = join(ROOT, 'node_modules', 'electron', 'package.json');
  return Manifest.parse(JSON.parse(await readFile(path, 'utf8'))).version;
}
