/**
 * The canary run of the engine (safety reference, section 9): every fault of a request, and a crash at every call of the
 * engine to the outside, each with the client that ships and a ledger file. `endLines` looks for the key in every form and
 * for every signature that was sent, in all that was written.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Gateway, PreparedWithdraw } from '#main/ports/gateway.ts';
import type { Ledger } from '#main/ports/ledger.ts';
import type { Fault, PracticeEndpoint } from '#practice/faults.ts';
import { credentials } from '#test/practice/rig.ts';
import { FORMS } from '#test/e2e/evidence/traces.ts';
import { endLines, openLine, type Line, type LineOptions } from './line.ts';
import { tracesOf } from './traces.ts';
import { reset, saying, type Spoil } from './wire.ts';

afterEach(endLines);

const KEY = credentials.apiKey;

/** What a gateway may say: every kind of refusal, failure and nonsense. */
const FAULTS: Readonly<Record<string, Fault>> = {
  'a refusal': { kind: 'refuse', message: 'wrong signature' },
  'a redirect': { kind: 'status', status: 302, executed: false },
  'a wrong key': { kind: 'status', status: 401, executed: false, body: 'envelope' },
  'a refused address': { kind: 'status', status: 403, executed: false, body: 'html' },
  'too many requests': { kind: 'status', status: 429, executed: false },
  'a failure with a page': { kind: 'status', status: 500, executed: true, body: 'html' },
  'a gateway behind it that is away': { kind: 'status', status: 502, executed: false },
  'a cut connection': { kind: 'lost-reply', executed: true },
  'no JSON': { kind: 'garbled', body: 'html' },
  'half of its JSON': { kind: 'garbled', body: 'truncated' },
  'less than it announced': { kind: 'garbled', body: 'cut' },
  'no body': { kind: 'garbled', body: 'empty' },
  'ten megabytes': { kind: 'huge' },
  'another amount': { kind: 'echo', field: 'amount', in: 'reply' },
};
const ASKED: readonly PracticeEndpoint[] = ['withdraw', 'withdrawstatus'];

/** Sends, waits, starts anew, and sends what may still be sent; a ledger or process that gave up is no surprise here. */
const liveThrough = async (line: Line): Promise<void> => {
  await line.send().catch(() => undefined);
  await line.wait(2).catch(() => undefined);
  await line.restart();
  await line.send().catch(() => undefined);
  await line.wait(2);
};

describe('K8 U: no fault of a request leaves the key or a signature in the ledger', () => {
  test.each(
    Object.entries(FAULTS).flatMap(([name, fault]) =>
      ASKED.map((on) => [`${name} to ${on}`, on, fault] as const),
    ),
  )('%s', async (_name, on, fault) => {
    const line = await openLine({ practice: { faults: [{ on, when: { every: 2 }, fault }] } });
    await liveThrough(line);
    expect(line.wire.signatures().length).toBeGreaterThan(0);
  });

  /** The request cut at each of its parts, and a gateway that repeats what it was sent. */
  const SPOILS: Readonly<Record<string, Spoil>> = {
    'after its first byte': { afterBytes: 1, delivered: false, ends: reset },
    'in its head': { afterBytes: 90, delivered: false, ends: reset },
    'in its body': { afterBytes: 400, delivered: false, ends: reset },
    'after its last byte': { delivered: false, ends: reset },
    'once it was executed': { delivered: true, ends: reset },
    'in the head of the answer': { delivered: true, ends: saying('HTTP/1.1 200 OK\r\nContent-Le') },
    'and repeated in a failure': {
      delivered: true,
      ends: (caller, request) =>
        caller.end(`HTTP/1.1 500 No\r\nConnection: close\r\n\r\n${request}`),
    },
    'and answered with the key in a page': {
      delivered: true,
      ends: (caller) => caller.end(`HTTP/1.1 500 No\r\nConnection: close\r\n\r\n50;{};${KEY}<b>`),
    },
    'and answered with the key in a refusal': {
      delivered: false,
      ends: (caller) => {
        const body = JSON.stringify({ result: 0, message: `signed 50;{};${KEY}` });
        caller.end(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
      },
    },
    'and repeated in a refusal': {
      delivered: false,
      ends: (caller, request) => {
        const body = JSON.stringify({ result: 0, message: request });
        caller.end(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
      },
    },
  };
  test.each(Object.entries(SPOILS))('a request that is cut %s', async (_name, spoil) => {
    const line = await openLine();
    line.wire.spoils.set(2, spoil);
    await liveThrough(line);
  });
});

class Crash extends Error {}

/** From its n-th call on every call fails, as in a process that is gone; until then they are counted. */
const fused = (blowsAt: number): Pick<LineOptions, 'ledger' | 'gateway'> & { calls: number } => {
  const fuse = { calls: 0 };
  const through = async <T>(call: () => Promise<T>): Promise<T> => {
    fuse.calls += 1;
    if (fuse.calls > blowsAt) throw new Crash();
    const done = await call();
    if (fuse.calls === blowsAt) throw new Crash();
    return done;
  };
  const prepared = (one: PreparedWithdraw): PreparedWithdraw => ({
    ...one,
    send: () => through(() => one.send()),
  });
  return Object.assign(fuse, {
    ledger: (real: Ledger): Ledger => ({
      ...real,
      append: (actor, entries) => through(() => real.append(actor, entries)),
    }),
    gateway: (real: Gateway): Gateway => ({
      ...real,
      lookup: (by) => through(() => real.lookup(by)),
      prepare: (order) =>
        through(async () => {
          const made = await real.prepare(order);
          return made.ok ? { ok: true, value: prepared(made.value) } : made;
        }),
    }),
  });
};

const PAYOUTS = 2;

test(
  'K8 U: a crash after any call of the engine leaves the key and the signatures nowhere',
  { timeout: 240_000 },
  async () => {
    const whole = fused(Infinity);
    const through = await openLine({ payouts: PAYOUTS, ...whole });
    await through.send();
    expect(whole.calls).toBeGreaterThan(12);
    for (let at = 1; at <= whole.calls; at += 1) {
      let lives = 0;
      const fuse = fused(at);
      const line = await openLine({
        payouts: PAYOUTS,
        ledger: (real) => ((lives += 1) === 1 ? (fuse.ledger?.(real) ?? real) : real),
        gateway: (real) => (lives === 0 ? (fuse.gateway?.(real) ?? real) : real),
      });
      await liveThrough(line);
      expect(line.wire.signatures().length, `crash after call ${at}`).toBeGreaterThan(0);
      await endLines();
    }
  },
);

describe('the search itself', () => {
  test.each(Object.keys(FORMS))('finds a key that lies beside the ledger: %s', async (name) => {
    const line = await openLine({ payouts: 1 });
    expect(tracesOf(line)).toEqual([]);
    const file = join(line.folder, 'core.dump');
    writeFileSync(file, Buffer.from(FORMS[name]?.(credentials.apiKey) ?? ''));
    expect(tracesOf(line)).toContain(`core.dump: key, ${name}`);
    writeFileSync(file, '');
  });

  test('finds a signature that was kept', async () => {
    const line = await openLine({ payouts: 1 });
    await line.send();
    const [signature = ''] = line.wire.signatures();
    expect(signature).toMatch(/^[0-9a-f]{64}$/);
    const file = join(line.folder, 'core.dump');
    for (const kept of [signature, Buffer.from(signature, 'hex')]) {
      writeFileSync(file, kept);
      expect(tracesOf(line)).toEqual(['core.dump: a signature']);
    }
    writeFileSync(file, '');
  });
});
