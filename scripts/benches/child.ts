/**
 * Every measured run is a process of its own, so that none inherits another's heap, caches or compiled code.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CACHE } from './fixture.ts';

/** Runs a script in a process of its own and answers the JSON it printed. Rejects when it failed. */
export const runScript = <Output>(script: string, args: readonly string[]): Promise<Output> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (part: Buffer) => {
      output += part.toString();
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      // A task that plays a crash kills itself, after its answer.
      const isDone = code === 0 || (signal === 'SIGKILL' && output !== '');
      if (!isDone) reject(new Error(`${basename(script)} ended with ${code ?? signal}`));
      else resolve(JSON.parse(output));
    });
  });

/** Runs `tasks/<task>.ts` with an input and answers what it answered. */
export const runTask = <Output>(task: string, input: unknown): Promise<Output> =>
  runScript(join(import.meta.dirname, 'tasks', `${task}.ts`), [JSON.stringify(input)]);

/** What a task was asked to do: the JSON its caller wrote. */
export const taskText = (): string => process.argv[2] ?? '{}';

export const answerTask = (output: unknown): void => {
  process.stdout.write(JSON.stringify(output));
};

/** Runs `work` in a folder of its own on the project's disk, and removes it afterwards. */
export const inScratch = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'run-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Says on standard error what is under way. */
export const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};
