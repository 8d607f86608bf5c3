/** The one place from which a link leaves Purser; who calls has checked where it leads. */
import { shell } from 'electron';

/** Opens a link in the person's browser; answers whether the system took it. Never rejects. */
export const openInBrowser = async (url: string): Promise<boolean> => {
  try {
    await shell.openExternal(url);
    return true;
  } catch {
    return false;
  }
};
