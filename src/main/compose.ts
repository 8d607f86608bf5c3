/** Interim composition: answers the window's first question, so that the host can be built. */
import { calls, type CallName } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';
import type { AppView } from '#contract/views/app.ts';
import type { App, ComposeOptions, Handlers } from './app.ts';

function stateOf(options: ComposeOptions): AppView {
  const profile = {
    id: 'practice',
    kind: 'practice',
    name: 'Practice',
    color: '#b7791f',
    platformId: 50,
    gatewayUrl: 'http://127.0.0.1:1',
    active: true,
    key: 'built-in',
  } as const;
  return {
    version: options.version,
    host: options.host,
    profile,
    profiles: [profile],
    preferences: { theme: 'system', language: 'en', operator: '' },
    keychainProblem: null,
    ledgerProblem: null,
    dataFolder: options.dataFolder,
    lookupProven: false,
    attention: { batches: 0, unknown: 0 },
  };
}

function notYet(): Promise<Reply<never>> {
  return Promise.resolve({
    ok: false,
    error: { code: 'not-found', message: 'Not composed yet.', detail: null },
  });
}

export function compose(options: ComposeOptions): Promise<App> {
  const handlers = Object.fromEntries(
    (Object.keys(calls) as CallName[]).map((name) => [name, notYet]),
  ) as unknown as Handlers;
  return Promise.resolve({
    handlers: {
      ...handlers,
      'app.state': () => Promise.resolve({ ok: true, value: stateOf(options) }),
      'file.choose': async () => {
        const path = await options.dialogs.openFile();
        return { ok: true, value: path === null ? null : { fileToken: 'f1', name: path, size: 0 } };
      },
    },
    onEvent: () => () => undefined,
    registerDroppedFile: (path) =>
      Promise.resolve({ ok: true, value: { fileToken: 'dropped', name: path, size: 0 } }),
    canQuit: () => true,
    close: () => Promise.resolve(),
  });
}
