/** Notification: told to whoever steers, who may click it; where a person sits it is not supported. */
import { EventEmitter } from 'node:events';
import { isSteered, onCommand, report } from './control.ts';

const shown: Notification[] = [];

export class Notification extends EventEmitter {
  readonly title: string;
  readonly body: string;

  static isSupported(): boolean {
    return isSteered;
  }

  constructor({ title = '', body = '' }: { readonly title?: string; readonly body?: string } = {}) {
    super();
    this.title = title;
    this.body = body;
  }

  show(): void {
    shown.push(this);
    report({ t: 'notification', title: this.title, body: this.body });
    this.emit('show', {});
  }

  close(): void {
    this.emit('close', {});
  }
}

onCommand((command) => {
  if (command.t === 'click-notification') shown[command.index]?.emit('click', {});
});
