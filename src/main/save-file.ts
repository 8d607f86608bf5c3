/** Saving what the window asked for under a name the person chooses. */
import type { Reply } from '#contract/errors.ts';
import { done, refuse } from './ipc/desk.ts';
import type { Files } from './ports/host.ts';

/** Asks where to save and writes there; null when the person cancelled. */
export const saveFile = async (
  disk: Files,
  suggestedName: string,
  parts: () => AsyncIterable<string> | Iterable<string>,
): Promise<Reply<{ readonly savedAs: string } | null>> => {
  const path = await disk.chooseSave(suggestedName);
  if (path === null) return done(null);
  const written = await disk.writeDurably(path, parts());
  if (written.ok) return done({ savedAs: path });
  const message = 'The file could not be written; nothing else was changed. Choose another place.';
  return refuse('storage-failed', message, written.error.detail);
};
