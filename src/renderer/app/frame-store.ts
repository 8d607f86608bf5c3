/** What of the frame is open: rail, palette, shortcut sheet. */
import { create } from 'zustand';

interface FrameStore {
  readonly narrow: boolean;
  readonly shortcutsOpen: boolean;
}

export const useFrame = create<FrameStore>(() => ({ narrow: false, shortcutsOpen: false }));

export const toggleRail = (): void => useFrame.setState(({ narrow }) => ({ narrow: !narrow }));

export const showShortcuts = (shortcutsOpen: boolean): void => useFrame.setState({ shortcutsOpen });
