/** F1 opens the help of what is on screen, also while one types. Behind a dialog it stays closed: the dialog comes first. */
import { useHotkeys } from '@mantine/hooks';
import { openHelp } from './help-store.ts';

const openUnlessDialog = (): void => {
  if (document.querySelector('[role="dialog"]') === null) openHelp();
};

export const useHelpKey = (): void => useHotkeys([['F1', openUnlessDialog]], []);
