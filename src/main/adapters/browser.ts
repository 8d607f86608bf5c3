/** The one place from which a link leaves Purser; who calls has checked where it leads, and here only https leaves. */
import { shell } from 'electron';
import { readSecure } from './open-external.ts';

/** Opens a link in the person's browser; answers whether the system took it. Never rejects. */
export const openInBrowser = async (url: string): Promise<boolean> => {
  const address = readSecure(url);
  if (!address.ok) return false;
  try {
    await shell.openExternal(address.value.href);
    return true;
  } catch {
    return false;
  }
};
