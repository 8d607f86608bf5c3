/** The only door between the window and main: three functions, and nothing of Electron itself. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '#contract/bridge.ts';
import { CALL_CHANNEL, DROP_CHANNEL, EVENT_CHANNEL } from '#contract/channels.ts';

const bridge = {
  call: (name, input) => ipcRenderer.invoke(CALL_CHANNEL, name, input),
  subscribe: (name, listener) => {
    // Main sends each event's own payload; the channel itself cannot carry that type.
    const hear = (_event: unknown, ...[heard, payload]: readonly unknown[]): void => {
      if (heard === name) (listener as (payload: unknown) => void)(payload);
    };
    ipcRenderer.on(EVENT_CHANNEL, hear);
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, hear);
    };
  },
  dropFile: (file) => ipcRenderer.invoke(DROP_CHANNEL, webUtils.getPathForFile(file as File)),
} satisfies Bridge;

contextBridge.exposeInMainWorld('bridge', bridge);
