/** The system's notifications, for a person who looks at something else. */
import { Notification } from 'electron';
import type { Notifier } from '../ports/host.ts';
import type { Owner } from './dialogs.ts';

/** `front` brings the window before the person; a system that shows none, or fails to, is no reason to stop anything. */
export function makeNotifier(owner: Owner, front: () => void): Notifier {
  // What is not held is collected, and its click then goes nowhere.
  const shown = new Set<Notification>();
  return {
    show({ title, body }, onClick) {
      try {
        if (owner()?.isFocused() === true || !Notification.isSupported()) return;
        const notification = new Notification({ title, body });
        shown.add(notification);
        notification.on('click', () => {
          shown.delete(notification);
          front();
          onClick();
        });
        notification.on('close', () => shown.delete(notification));
        notification.show();
      } catch {
        // The screen says the same; a notification is a courtesy.
      }
    },
  };
}
