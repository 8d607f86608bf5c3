/** The computer's sleep through Electron. */
import { powerMonitor, powerSaveBlocker } from 'electron';
import type { Power } from '../ports/host.ts';

export function makePower(): Power {
  return {
    holdAwake() {
      const id = powerSaveBlocker.start('prevent-app-suspension');
      return () => {
        if (powerSaveBlocker.isStarted(id)) powerSaveBlocker.stop(id);
      };
    },
    onLock(listener) {
      powerMonitor.on('lock-screen', listener);
      return () => {
        powerMonitor.off('lock-screen', listener);
      };
    },
    onSleep(listener) {
      powerMonitor.on('suspend', listener);
      return () => {
        powerMonitor.off('suspend', listener);
      };
    },
  };
}
