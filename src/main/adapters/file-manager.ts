/** The system's file manager. */
import { shell } from 'electron';

/** Shows a file or folder in its place; nothing is opened or run. */
export const showInFolder = (path: string): void => shell.showItemInFolder(path);
