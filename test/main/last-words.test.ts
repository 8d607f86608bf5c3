import { EventEmitter, once } from 'node:events';
import { expect, test } from 'vitest';
import { speakLastWords } from '#main/last-words.ts';

/** A process that can be broken, and what was done about it. */
const broken = (stopSending?: (detail: string) => Promise<void>) => {
  const streams = { stdout: new EventEmitter(), stderr: new EventEmitter() };
  const host = Object.assign(new EventEmitter(), streams);
  const deeds: string[] = [];
  const ended = new EventEmitter();
  const known = speakLastWords(host, {
    log: { write: (event) => void deeds.push(event) },
    exit: (code) => {
      deeds.push(`exit ${code}`);
      ended.emit('exit');
    },
    patienceMs: 30,
  });
  if (stopSending !== undefined) known({ stopSending });
  return { host, deeds, exit: () => once(ended, 'exit') };
};

test('a fault is written down, sending is stopped with its name alone, and the process ends with 1', async () => {
  const stopped: string[] = [];
  const { host, deeds, exit } = broken((detail) => Promise.resolve(void stopped.push(detail)));
  const ended = exit();
  host.emit('uncaughtException', new TypeError('canary'));
  await ended;
  expect(stopped).toEqual(['TypeError']);
  expect(deeds).toEqual(['crashed', 'exit 1']);
});

test('a reply that does not come holds the end up for a while only', async () => {
  const { host, deeds, exit } = broken(() => new Promise(() => undefined));
  const ended = exit();
  host.emit('unhandledRejection', 'words');
  await ended;
  expect(deeds).toEqual(['crashed', 'exit 1']);
});

test('a second fault is written down and changes nothing', async () => {
  let stops = 0;
  const { host, deeds, exit } = broken(() => Promise.reject(new Error(`disk ${(stops += 1)}`)));
  const ended = exit();
  host.emit('uncaughtException', new Error('one'));
  host.emit('uncaughtException', new Error('two'));
  await ended;
  expect(stops).toBe(1);
  expect(deeds).toEqual(['crashed', 'crashed', 'exit 1']);
});

test('before there is an application the process ends at once', async () => {
  const { host, exit } = broken();
  const ended = exit();
  host.emit('uncaughtException', new Error('early'));
  await ended;
});

test('output that nobody reads is no fault', () => {
  const { host, deeds } = broken();
  host.stdout.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
  host.stderr.emit('error', new Error('write EPIPE'));
  expect(deeds).toEqual([]);
});
