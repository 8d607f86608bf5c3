/** The window's own shortcuts; none of them sends, approves or destroys anything. */
import { useHotkeys } from '@mantine/hooks';
import { openPalette, showShortcuts, toggleRail } from './frame-store.ts';
import { goBack, navigate } from './navigation.ts';
import { railItems } from './rail-items.ts';

/** Keys 1 to 9 reach the first screens; all others are reached by the palette. */
const MOST_DIGITS = 9;

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
    ...railItems
      .slice(0, MOST_DIGITS)
      .map(({ screen }, index): [string, () => void] => [
        `mod+${index + 1}`,
        () => navigate({ screen }),
      ]),
  ]);
