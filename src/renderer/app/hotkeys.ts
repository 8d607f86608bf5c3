/** The window's own shortcuts; none of them sends, approves or destroys anything. */
import { useHotkeys } from '@mantine/hooks';
import { openPalette, showShortcuts, toggleRail } from './frame-store.ts';
import { goBack, navigate } from './navigation.ts';
import { railItems } from './rail-items.ts';

const focusSearch = (): void => {
  const field = document.querySelector('main input[type="search"]');
  if (field instanceof HTMLElement) field.focus();
};

export const useFrameHotkeys = (): void =>
  useHotkeys([
    ['shift+?', () => showShortcuts(true)],
    ['?', () => showShortcuts(true)],
    ['/', focusSearch],
    ['mod+K', openPalette],
    ['mod+B', toggleRail],
    ['alt+ArrowLeft', goBack],
    ...railItems.map(({ screen, shortcut }): [string, () => void] => [
      `mod+${shortcut}`,
      () => navigate({ screen }),
    ]),
  ]);
