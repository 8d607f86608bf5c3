/** What every scene is given. */
import type { Launched } from '#test/e2e/host/launch.ts';
import type { Console } from '#test/e2e/pages/console.ts';
import type { Camera } from './camera.ts';

export interface Stage {
  readonly launched: Launched;
  readonly console: Console;
  readonly camera: Camera;
  /** A folder for files the scenes import and export. */
  readonly folder: string;
}
