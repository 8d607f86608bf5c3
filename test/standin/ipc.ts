/** ipcMain: handlers for what the preload invokes. */

type Handler = (event: unknown, ...args: readonly unknown[]) => unknown;

const handlers = new Map<string, Handler>();

export const ipcMain = {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    handlers.set(channel, handler);
  },
  // Packages announce channels of their own; the preload sends on none, so nothing is ever heard on them.
  on(_channel: string, _listener: Handler): void {},
  removeHandler(channel: string): void {
    handlers.delete(channel);
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
