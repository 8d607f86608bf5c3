/** powerSaveBlocker and powerMonitor: what holds the computer awake, and a sleep that whoever steers can bring. */
import { EventEmitter } from 'node:events';
import { onCommand, report } from './control.ts';
import { only } from './only.ts';

const started = new Set<number>();
let last = 0;

export const powerSaveBlocker = only('powerSaveBlocker', {
  start: (_type: 'prevent-app-suspension' | 'prevent-display-sleep') => {
    started.add(++last);
    report({ t: 'awake', held: started.size });
    return last;
  },
  stop: (id: number) => {
    const stopped = started.delete(id);
    report({ t: 'awake', held: started.size });
    return stopped;
  },
  isStarted: (id: number) => started.has(id),
});

const monitor = new EventEmitter();

onCommand((command) => {
  if (command.t === 'power') monitor.emit(command.event, { preventDefault: () => undefined });
});

export const powerMonitor = only('powerMonitor', monitor);
