/** Whether the help is open, at which place, and the way back. */
import { create } from 'zustand';
import type { Stage } from '#contract/views/batch.ts';
import type { HelpId } from '../../i18n/help-page.ts';
import { useNavigation } from '../navigation.ts';
import { helpOf } from './help-of-screen.ts';

/** A place in the help; without a page, its contents. */
export interface HelpPlace {
  readonly page: HelpId | null;
  readonly section: number | null;
  /** A section by its heading, for whoever does not know the pages. */
  readonly heading?: string;
}

interface HelpStore {
  /** Null while it is closed. */
  readonly place: HelpPlace | null;
  readonly past: readonly HelpPlace[];
  /** Counts how often it was asked for, so that asking again brings the keyboard back to it. */
  readonly opened: number;
  /** The step of the batch on screen; null when no batch is. */
  readonly stage: Stage | null;
}

export const useHelp = create<HelpStore>(() => ({ place: null, past: [], opened: 0, stage: null }));

/** Tells the help which step of a batch is on screen. */
export const showsStage = (stage: Stage | null): void => useHelp.setState({ stage });

/** Opens it at the page of what is on screen. */
export const openHelp = (): void =>
  useHelp.setState(({ stage, opened }) => ({
    opened: opened + 1,
    place: { page: helpOf(useNavigation.getState().route, stage), section: null },
    past: [],
  }));

/** Opens it where a message of the screen is explained. */
export const openHelpAt = (page: HelpId, heading: string): void =>
  useHelp.setState(({ opened }) => ({
    opened: opened + 1,
    place: { page, section: null, heading },
    past: [],
  }));

export const closeHelp = (): void => useHelp.setState({ place: null, past: [] });

export const turnTo = (page: HelpId | null, section: number | null = null): void =>
  useHelp.setState(({ place, past }) => ({
    place: { page, section },
    past: place === null ? past : [...past, place],
  }));

export const turnBack = (): void =>
  useHelp.setState(({ past }) => ({
    place: past.at(-1) ?? { page: null, section: null },
    past: past.slice(0, -1),
  }));
