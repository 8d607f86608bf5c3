/** Files the window may import, known to it by token only; paths stay on this side. */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Ids } from '../ports/host.ts';

export interface RegisteredFile {
  readonly fileToken: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** Why a path cannot be imported, in words. */
export type FileProblem = string;

export interface FileTokens {
  register(path: string): Promise<RegisteredFile | FileProblem>;
  pathOf(token: string): string | null;
}

export const makeFileTokens = (ids: Ids): FileTokens => {
  const paths = new Map<string, string>();
  return {
    register: async (path) => {
      const found = await stat(path).catch(() => null);
      if (found === null) return 'This file cannot be opened. Nothing was read. Choose it again.';
      if (!found.isFile()) return 'This is not a file but a folder or a device. Nothing was read.';
      const fileToken = ids.next();
      paths.set(fileToken, path);
      return { fileToken, name: basename(path), size: found.size };
    },
    pathOf: (token) => paths.get(token) ?? null,
  };
};
