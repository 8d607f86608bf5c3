import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { call } from '../fakes/raw-client.ts';

const script = fileURLToPath(new URL('../../scripts/practice.ts', import.meta.url));
let child: ChildProcess | null = null;

afterEach(() => {
  child?.kill('SIGKILL');
});

/** Starts the command and gives what it printed first, on either stream. */
const start = async (...args: readonly string[]): Promise<string> => {
  const { stdout, stderr } = (child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  }));
  const first = await Promise.race([once(stdout, 'data'), once(stderr, 'data')]);
  return String(first[0]);
};

const ending = async (): Promise<readonly unknown[]> =>
  child === null || child.exitCode !== null ? [child?.exitCode] : once(child, 'exit');

describe('the practice gateway run alone', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'serves its own credentials and stops on %s',
    async (signal) => {
      const line = await start(
        '--platform-id',
        '77',
        '--api-key',
        'k-1',
        '--scenario',
        'ip-refused',
      );
      const url = /^practice gateway (http:\/\/127\.0\.0\.1:\d+) .*\n$/.exec(line)?.[1] ?? '';
      const target = { url, platformId: 77, apiKey: 'k-1' };
      expect((await call(target, 'balance')).json?.['result']).toBe(1);
      const refused = await call(target, 'withdraw', { paymentId: 71 });
      expect(refused.json?.['message']).toBe('ip address is not allowed');
      child?.kill(signal);
      expect((await ending())[0]).toBe(0);
    },
  );

  it.each([
    ['--port', 'x'],
    ['--scenario', 'sunny'],
    ['--settle-ms', '5'],
    ['--nonsense', '1'],
  ])('names what is wrong with %s %s', async (option, value) => {
    expect(await start(option, value)).toContain(option);
    expect((await ending())[0]).toBe(1);
  });

  it('ends by itself when its time is over', async () => {
    await start('--minutes', '0');
    expect((await ending())[0]).toBe(0);
  });
});
