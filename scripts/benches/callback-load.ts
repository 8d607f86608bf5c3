/**
 * Valid callbacks at a steady rate over real sockets, each written to a file before it is sent, and the comparison of
 * that file with what the store holds.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { DatabaseSync } from 'node:sqlite';
import { sign } from '#main/adapters/gateway/sign.ts';
import { Secret } from '#core/secret/secret.ts';

/** Fake credentials of the gateway reference. */
export const LOAD_PLATFORM = 50;
export const LOAD_KEY = 'test-secret-key';

/** The n-th callback; no two are of one deposit. */
export const loadBody = (n: number): string =>
  JSON.stringify({
    type: 'deposit',
    platformId: LOAD_PLATFORM,
    paymentId: 71,
    orderId: `load-${n}`,
    amount: '12.5',
    amountReceive: '12.5',
    feeService: '0',
    feeNetwork: '0',
    txhash: `hash-${n}`,
    addressFrom: '',
    addressTo: 'TLBxExampleAddressNotReal00000000001',
    confirmations: 1,
  });

export interface RunningReceiver {
  readonly child: ChildProcess;
  readonly address: string;
  /** Ends it in order; answers how long its main thread was kept from its events. */
  end(): Promise<{ readonly p99Ms: number; readonly maxMs: number }>;
}

/** Starts a receiver in a process of its own over the store in `folder`. */
export const startReceiver = async (folder: string): Promise<RunningReceiver> => {
  const task = fileURLToPath(new URL('tasks/callback-receiver.ts', import.meta.url));
  const child = spawn(process.execPath, [task, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const next = (): Promise<string> =>
    new Promise((resolve, reject) => {
      lines.once('line', resolve);
      child.once('exit', () => reject(new Error('the receiver ended')));
    });
  const { address }: { address: string } = JSON.parse(await next());
  return {
    child,
    address,
    end: async () => {
      const waits = next();
      child.stdin.end();
      return JSON.parse(await waits) as { p99Ms: number; maxMs: number };
    },
  };
};

export interface LoadOptions {
  readonly address: string;
  readonly numbers: readonly number[];
  readonly perSecond: number;
  /** Where each number is written before it is sent, one a line. */
  readonly sentFile: string;
}

export interface LoadResult {
  /** Those answered 200. */
  readonly answered: readonly number[];
  /** Other answers, and connections that broke, by how often. */
  readonly otherwise: Readonly<Record<string, number>>;
  /** From the first byte sent to the answer, ms. */
  readonly latencies: readonly number[];
  /** From the first request to the last answer, ms. */
  readonly tookMs: number;
}

const SOCKETS = 64;
const TICK_MS = 5;

/** Sends at the given rate whatever the receiver does; resolves when every request is answered or broke. */
export const sendLoad = async (options: LoadOptions): Promise<LoadResult> => {
  const { numbers, perSecond, sentFile } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS });
  const answered: number[] = [];
  const latencies: number[] = [];
  const otherwise: Record<string, number> = {};
  const began = performance.now();
  const flights: Promise<void>[] = [];
  const flight = async (n: number): Promise<void> => {
    const at = performance.now();
    const answer = await post(options.address, n, agent);
    if (answer === '200') {
      answered.push(n);
      latencies.push(performance.now() - at);
    } else otherwise[answer] = (otherwise[answer] ?? 0) + 1;
  };
  let sent = 0;
  while (sent < numbers.length) {
    const due = Math.min(
      numbers.length,
      Math.ceil(((performance.now() - began) * perSecond) / 1_000),
    );
    const now = numbers.slice(sent, due);
    sent += now.length;
    if (now.length > 0) appendFileSync(sentFile, `${now.join('\n')}\n`);
    flights.push(...now.map(flight));
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  await Promise.all(flights);
  agent.destroy();
  return { answered, otherwise, latencies, tookMs: performance.now() - began };
};

const post = (address: string, n: number, agent: Agent): Promise<string> => {
  const body = Buffer.from(loadBody(n));
  const headers = {
    'content-type': 'application/json',
    'content-length': body.byteLength,
    'x-signature': sign(LOAD_PLATFORM, body, new Secret(LOAD_KEY)),
  };
  return new Promise((resolve) => {
    const sent = request(`${address}/callback`, { method: 'POST', headers, agent }, (response) => {
      response.resume();
      response.on('end', () => resolve(String(response.statusCode)));
      response.on('error', () => resolve('broken'));
    });
    sent.on('error', () => resolve('broken'));
    sent.end(body);
  });
};

export interface Comparison {
  /** Different callbacks in the file of what was sent. */
  readonly sent: number;
  /** Callbacks and deposits in the store. */
  readonly stored: number;
  readonly deposits: number;
  /** Answered 200 and not in the store. */
  readonly lost: readonly number[];
  /** In the store and never sent. */
  readonly strange: number;
  /** Sent and not in the store, answered or not. */
  readonly absent: number;
}

/** Holds the store of a folder, which nobody has open, against the file of what was sent. */
export const compareWithSent = (
  folder: string,
  sentFile: string,
  answered: readonly number[],
): Comparison => {
  const numbers = new Set(readFileSync(sentFile, 'utf8').trim().split('\n').map(Number));
  const digestOf = (n: number): string =>
    createHash('sha256').update('json\n').update(loadBody(n)).digest('hex');
  const db = new DatabaseSync(join(folder, 'treasury.sqlite'), { readOnly: true });
  const kept = db
    .prepare('SELECT digest FROM callback')
    .all()
    .map(({ digest }) => String(digest));
  const deposits = Number(db.prepare('SELECT count(*) AS n FROM deposit').get()?.['n']);
  db.close();
  const stored = new Set(kept);
  const sent = new Set([...numbers].map(digestOf));
  return {
    sent: numbers.size,
    stored: kept.length,
    deposits,
    lost: answered.filter((n) => !stored.has(digestOf(n))),
    strange: kept.filter((digest) => !sent.has(digest)).length,
    absent: [...sent].filter((digest) => !stored.has(digest)).length,
  };
};
