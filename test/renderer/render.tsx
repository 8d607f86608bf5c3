/** Puts a part or the whole window on the page of a test, over a mock bridge. */
import { MantineProvider } from '@mantine/core';
import { cleanup, configure, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach } from 'vitest';
import { App } from '#renderer/app/app.tsx';
import { useFrame } from '#renderer/app/frame-store.ts';
import { navigate, type Route } from '#renderer/app/navigation.ts';
import { useApp } from '#renderer/bridge/app-store.ts';
import { forgetPlatform, startLive } from '#renderer/bridge/live.ts';
import { startWords } from '#renderer/i18n/i18n.ts';
import { makeMockBridge, type Answers, type MockBridge } from './mock-bridge.ts';

// Screens are loaded when first opened, which takes a busy machine its time.
configure({ asyncUtilTimeout: 10_000 });

let stop: (() => void) | null = null;

afterEach(() => {
  cleanup();
  stop?.();
  stop = null;
  forgetPlatform();
  useApp.setState({ app: null, error: null });
  useFrame.setState({ narrow: false, shortcutsOpen: false, paletteAsked: 0 });
});

/** One part, dressed in Mantine, with words. */
export const renderPart = async (part: ReactNode): Promise<void> => {
  await startWords();
  render(<MantineProvider env="test">{part}</MantineProvider>);
};

/** The whole window at a route. */
export const renderApp = async (
  route: Route,
  answers: Partial<Answers> = {},
): Promise<MockBridge> => {
  await startWords();
  const bridge = makeMockBridge(answers);
  Object.assign(window, { bridge });
  stop = startLive();
  navigate(route);
  render(<App />);
  return bridge;
};
