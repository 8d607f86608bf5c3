/** Opens the built console for a person: in Electron, or with its stand-in where the runtime is missing. */
import { spawn } from 'node:child_process';
import {
  cleanEnvironment,
  ELECTRON_ARGUMENTS,
  standinArguments,
} from '#test/e2e/host/host-command.ts';
import { ROOT } from './tools.ts';

export interface ConsoleOptions {
  /** Electron's executable, or null for the stand-in. */
  readonly runtime: string | null;
  readonly headless: boolean;
  /** Handed to the app, such as `--data=FOLDER`. */
  readonly args: readonly string[];
}

function commandFor({ runtime, args }: ConsoleOptions): readonly string[] {
  if (runtime === null) return [process.execPath, ...standinArguments(), ...args];
  return [runtime, ...ELECTRON_ARGUMENTS, ...args];
}

/** Runs the console until it is left; answers its exit code. Signals to this process are handed on. */
export function runConsole(options: ConsoleOptions): Promise<number> {
  const [file = '', ...args] = commandFor(options);
  const child = spawn(file, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...cleanEnvironment(process.env), STANDIN_HEADLESS: options.headless ? '1' : '0' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 0));
  });
}
