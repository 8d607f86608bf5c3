/// <reference types="vite/client" />
/** The sheet that ships, alone or with everything around it, over rows of the page's own. */
import '@mantine/core/styles.css';
import '#renderer/ui/fonts.ts';
import '#renderer/ui/tokens.css';
import '#renderer/ui/base.css';
import '#renderer/app/mantine.css';
import { MantineProvider } from '@mantine/core';
import { useRef, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { resolveVariables, theme } from '#renderer/app/theme.ts';
import { receiveApp } from '#renderer/bridge/app-store.ts';
import { RowSheet } from '#renderer/features/import/grid/row-sheet.tsx';
import { useSheet } from '#renderer/features/import/grid/use-sheet.ts';
import { RowsPanel } from '#renderer/features/import/rows-panel.tsx';
import { useRows } from '#renderer/features/import/use-rows.ts';
import { startWords } from '#renderer/i18n/i18n.ts';
import { makeApp } from '../fixtures/app.ts';
import { rowBridge } from './rows.ts';

const nothing = (): void => undefined;

const Alone = ({ batchId }: { readonly batchId: string }) => {
  const rows = useRows(batchId);
  const frame = useRef<HTMLDivElement>(null);
  const sheet = useSheet({
    rows,
    frozen: false,
    page: () => 10,
    onToggle: nothing,
    onFix: nothing,
    onFind: nothing,
    onGoTo: nothing,
    onAdd: nothing,
    onSay: nothing,
  });
  return (
    <RowSheet
      rows={rows}
      sheet={sheet}
      lines={rows.pages.total ?? 0}
      frozen={false}
      excusing={null}
      ways={null}
      frame={frame}
      footer={null}
    />
  );
};

export const readySheet = async (): Promise<void> => {
  receiveApp(makeApp());
  await startWords();
};

export interface Wanted {
  readonly total: number;
  readonly broken: number;
  /** With everything around it. */
  readonly whole: boolean;
}

/** Makes the window without rows, as it stands before a batch is opened, and answers how to open one. */
export const prepareSheet = (root: HTMLElement, wanted: Wanted): (() => void) => {
  const { batch, bridge } = rowBridge(wanted.total, wanted.broken);
  Object.assign(window, { bridge });
  const made = createRoot(root);
  const render = (inside: ReactNode): void =>
    made.render(
      <MantineProvider theme={theme} cssVariablesResolver={resolveVariables}>
        {inside}
      </MantineProvider>,
    );
  render(null);
  return () =>
    render(
      wanted.whole ? (
        <RowsPanel batch={batch} frozen={false} onContinue={nothing} />
      ) : (
        <Alone batchId={batch.id} />
      ),
    );
};
