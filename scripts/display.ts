/** A display for windows nobody looks at. */
import { spawn } from 'node:child_process';
import { electronPath } from '#test/e2e/host/electron-path.ts';
import { onPath } from './tools.ts';

export interface Display {
  readonly env: NodeJS.ProcessEnv;
  end(): void;
}

const NONE: Display = { env: {}, end: () => undefined };

export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return (process.env['DISPLAY'] ?? '') !== '' || (process.env['WAYLAND_DISPLAY'] ?? '') !== '';
}

/** Only Electron itself needs one: its window is never headless. Xvfb picks a free number and writes it to descriptor 3. */
export async function virtualDisplay(): Promise<Display> {
  if (hasDisplay() || electronPath() === null || !onPath('Xvfb')) return NONE;
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const number = await new Promise<string>((resolve, reject) => {
    server.stdio[3]?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    server.once('exit', () => reject(new Error('Xvfb could not start.')));
  });
  return { env: { DISPLAY: `:${number}` }, end: () => server.kill() };
}
