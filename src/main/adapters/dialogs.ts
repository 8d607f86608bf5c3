/** The system's file dialogs and the question before leaving, over the window they belong to. */
import { dialog, type BrowserWindow, type FileFilter } from 'electron';
import { BACKUP_EXTENSION } from '../ports/backup.ts';

/** The window the dialogs belong to, or null while there is none. */
export type Owner = () => BrowserWindow | null;

const IMPORTS = [
  { name: 'Payout files', extensions: ['xlsx', 'csv', 'tsv', 'txt'] },
  { name: 'All files', extensions: ['*'] },
];

const ASKED: Readonly<Record<'payouts' | 'backup', { title: string; filters: FileFilter[] }>> = {
  payouts: { title: 'Import payouts', filters: IMPORTS },
  backup: {
    title: 'Open a backup',
    filters: [
      { name: 'Purser backup', extensions: [BACKUP_EXTENSION] },
      { name: 'All files', extensions: ['*'] },
    ],
  },
};

/** Answers null when the person cancelled, or when there is no window to ask from. */
export function makeDialogs(owner: Owner): {
  openFile(what?: 'payouts' | 'backup'): Promise<string | null>;
  saveFile(suggestedName: string): Promise<string | null>;
} {
  return {
    async openFile(what = 'payouts') {
      const window = owner();
      if (window === null) return null;
      const answer = await dialog.showOpenDialog(window, {
        ...ASKED[what],
        properties: ['openFile'],
      });
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    async saveFile(suggestedName) {
      const window = owner();
      if (window === null) return null;
      const answer = await dialog.showSaveDialog(window, {
        title: 'Save',
        defaultPath: suggestedName,
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      });
      return answer.canceled || answer.filePath === '' ? null : answer.filePath;
    },
  };
}

/** Asks whether to leave although a run is sending; leaving pauses it. */
export async function confirmLeaving(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'A run is sending payouts.',
    detail:
      'If you leave, the payout in hand is recorded first, which may take up to a minute; then Purser closes. The others stay approved and have not left this computer. Nothing is sent while Purser is closed, nor by starting it again: you resume the run yourself.',
    buttons: ['Stay', 'Record, pause and leave'],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}
