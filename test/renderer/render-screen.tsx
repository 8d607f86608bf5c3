/** Puts a piece of the window on a page with its words, its theme and a mock bridge. */
import { MantineProvider } from '@mantine/core';
import { act, cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { AppView } from '#contract/views/app.ts';
import { resolveVariables, theme } from '#renderer/app/theme.ts';
import { receiveApp } from '#renderer/bridge/app-store.ts';
import { startWords } from '#renderer/i18n/i18n.ts';
import { makeApp } from './fixtures/app.ts';
import { makeMockBridge, type Answers, type MockBridge } from './mock-bridge.ts';

export interface Shown {
  readonly bridge: MockBridge;
  /** Lets replies already on their way arrive. */
  readonly settle: () => Promise<void>;
  readonly text: () => string;
}

const settle = (): Promise<void> =>
  act(async () => {
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  });

export const renderScreen = async (
  screen: ReactNode,
  answers: Partial<Answers> = {},
  app: AppView = makeApp(),
): Promise<Shown> => {
  cleanup();
  await startWords();
  const bridge = makeMockBridge(answers);
  Object.assign(window, { bridge });
  receiveApp(app);
  render(
    <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} env="test">
      {screen}
    </MantineProvider>,
  );
  await settle();
  return { bridge, settle, text: () => document.body.textContent ?? '' };
};
