/** Carries the application's events to the window. */
import type { WebContents } from 'electron';
import { EVENT_CHANNEL } from '#contract/channels.ts';
import type { App } from '../app.ts';

export function publishEvents(app: Pick<App, 'onEvent'>, contents: WebContents): () => void {
  return app.onEvent((name, payload) => {
    if (!contents.isDestroyed()) contents.send(EVENT_CHANNEL, name, payload);
  });
}
