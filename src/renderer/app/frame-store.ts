/** What of the frame is open: rail, palette, shortcut sheet. */
import { create } from 'zustand';

interface FrameStore {
  readonly narrow: boolean;
  readonly shortcutsOpen: boolean;
  /** Counts how often the palette was asked for; its code is loaded at the first time. */
  readonly paletteAsked: number;
}

export const useFrame = create<FrameStore>(() => ({
  narrow: false,
  shortcutsOpen: false,
  paletteAsked: 0,
}));

export const toggleRail = (): void => useFrame.setState(({ narrow }) => ({ narrow: !narrow }));

export const showShortcuts = (shortcutsOpen: boolean): void => useFrame.setState({ shortcutsOpen });

export const openPalette = (): void =>
  useFrame.setState(({ paletteAsked }) => ({ paletteAsked: paletteAsked + 1 }));
