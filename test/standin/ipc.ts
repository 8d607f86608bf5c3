/** ipcMain: handlers for what the preload invokes, and listeners, which nothing reaches: the preload never sends. */
import { EventEmitter } from 'node:events';

type Handler = (event: unknown, ...args: readonly unknown[]) => unknown;

const handlers = new Map<string, Handler>();
const listeners = new EventEmitter();

export const ipcMain = {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    handlers.set(channel, handler);
  },
  removeHandler(channel: string): void {
    handlers.delete(channel);
  },
  on(channel: string, listener: Handler): void {
    listeners.on(channel, listener);
  },
  removeAllListeners(channel: string): void {
    listeners.removeAllListeners(channel);
  },
};

/** Runs the handler; rejects with the words Electron would use in the page. */
export async function invoke(
  channel: string,
  event: unknown,
  args: readonly unknown[],
): Promise<unknown> {
  const handler = handlers.get(channel);
  const failed = `Error invoking remote method '${channel}':`;
  if (handler === undefined) throw new Error(`${failed} No handler registered for '${channel}'`);
  try {
    return await handler(event, ...args);
  } catch (error) {
    throw new Error(`${failed} ${String(error)}`, { cause: error });
  }
}
