/**
 * A whole run of the real engine against the practice gateway in another process: what it made of the slots the
 * spacing rule permits, and what it cost. Writes and replies are timed on the sockets, from outside the engine.
 */
import { fork } from 'node:child_process';
import diagnostics from 'node:diagnostics_channel';
import { once } from 'node:events';
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { Agent, request, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { SPACING_MARGIN_MS } from '#core/dispatch/pace.ts';
import { openHeadless } from '#main/headless.ts';
import { practiceCredentials } from '#practice/credentials.ts';
import { prepareBatch, sendAll } from '../../drilling/flow.ts';
import { answerTask, taskText } from '../child.ts';
import { quantile } from '../figure.ts';
import { rowsFile } from '../fixture.ts';
import type { GatewaySaw, GatewayWord } from './gateway.ts';

export interface DispatchInput {
  readonly folder: string;
  readonly payouts: number;
  readonly intervalMs: number;
}

export interface DispatchRun {
  readonly sent: number;
  /** First to last write, ms. */
  readonly actualMs: number;
  /** The same had every write left the moment it was permitted, ms. */
  readonly idealMs: number;
  readonly latenessP50Ms: number;
  readonly latenessMaxMs: number;
  /** Writes before the permitted moment, ms by which the worst was early; 0 when none was. */
  readonly earlyMs: number;
  readonly gateway: GatewaySaw;
  /** Processor time of the whole process, a payout of the second half: the first is spent compiling. */
  readonly cpuMsEach: number;
  /** The same over all payouts. */
  readonly cpuMsEachOfAll: number;
  /** Processor time of as many bare requests on connections of their own, a payout: the network's part of it. */
  readonly networkCpuMsEach: number;
  readonly requestsEach: number;
  readonly transactionsEach: number;
  readonly fdatasyncP50Ms: number;
  readonly loopP99Ms: number;
  readonly loopMaxMs: number;
}

/** One withdraw on the wire, monotonic ms of this process. */
interface Exchange {
  readonly written: number;
  replied: number;
}

/** Coarse, so that the watching itself costs no processor time worth counting. */
const LOOP_TICK_MS = 10;

const input: DispatchInput = JSON.parse(taskText());
const { folder, payouts, intervalMs } = input;
const half = Math.floor(payouts / 2);

const exchanges: Exchange[] = [];
let connections = 0;
/** What had been used when the second half of the payouts began. */
let atHalf = { cpu: process.cpuUsage(), connections };

const WITHDRAW = 'POST /v2/withdraw ';

const isWithdraw = (chunk: unknown): boolean =>
  (typeof chunk === 'string' || Buffer.isBuffer(chunk)) &&
  chunk.toString('latin1').startsWith(WITHDRAW);

/** Watches a socket without touching what passes: its first write names it, its data are the reply. */
const watchSocket = (socket: Socket): void => {
  const write = socket._write.bind(socket);
  const writev = socket._writev?.bind(socket);
  const note = (chunk: unknown): void => {
    if (!isWithdraw(chunk)) return;
    const exchange: Exchange = { written: performance.now(), replied: 0 };
    exchanges.push(exchange);
    if (exchanges.length === half + 1) atHalf = { cpu: process.cpuUsage(), connections };
    const push = socket.push.bind(socket);
    socket.push = (part, encoding) => {
      if (part !== null && exchange.replied === 0) exchange.replied = performance.now();
      return push(part, encoding);
    };
  };
  socket._write = (chunk, encoding, done) => {
    note(chunk);
    write(chunk, encoding, done);
  };
  if (writev === undefined) return;
  socket._writev = (chunks, done) => {
    note(chunks[0]?.chunk);
    writev(chunks, done);
  };
};

diagnostics.subscribe('net.client.socket', (message) => {
  connections += 1;
  if (typeof message === 'object' && message !== null && 'socket' in message) {
    watchSocket(message.socket as Socket);
  }
});

const cpuSince = (began: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000;
};

/** Requests that nobody signs, checks or records, refused by the gateway at its door. */
const bareRequests = async (url: string, count: number): Promise<number> => {
  const agent = new Agent({ keepAlive: false });
  const began = process.cpuUsage();
  for (let sent = 0; sent < count; sent += 1) {
    const posted = request(`${url}/v2/withdrawstatus`, { method: 'POST', agent });
    posted.end(Buffer.alloc(120, ' '));
    const [reply]: IncomingMessage[] = await once(posted, 'response');
    reply?.resume();
    if (reply !== undefined) await once(reply, 'end');
  }
  return cpuSince(began);
};

const rawSync = (folder: string): number => {
  const file = openSync(join(folder, 'raw'), 'w');
  const page = Buffer.alloc(4_096, 1);
  const times = Array.from({ length: 200 }, () => {
    const began = performance.now();
    writeSync(file, page);
    fdatasyncSync(file);
    return performance.now() - began;
  });
  closeSync(file);
  return quantile(times, 0.5);
};

const served = fork(join(import.meta.dirname, 'gateway.ts'), [JSON.stringify({ intervalMs })]);
const hear = async (): Promise<GatewayWord> => {
  const [word]: GatewayWord[] = await once(served, 'message');
  if (word === undefined) throw new Error('the practice gateway said nothing');
  return word;
};
const ready = await hear();
if (ready.kind !== 'ready') throw new Error('the practice gateway did not start');

const headless = await openHeadless({
  gatewayUrl: ready.url,
  platformId: practiceCredentials.platformId,
  key: practiceCredentials.apiKey,
  dataFolder: folder,
  withdrawIntervalMs: intervalMs,
  secondReadingMs: 300_000,
  limits: { readEveryMs: 10 },
});
const batchId = await prepareBatch(headless, rowsFile(payouts));
const loop = monitorEventLoopDelay({ resolution: LOOP_TICK_MS });
loop.enable();
const cpu = process.cpuUsage();
await sendAll(headless, batchId);
const cpuMs = cpuSince(cpu);
const halfCpuMs = cpuSince(atHalf.cpu);
const requests = connections - atHalf.connections;
loop.disable();

served.send('tell');
const told = await hear();
if (told.kind !== 'saw') throw new Error('the practice gateway saw nothing');
const { saw: gateway } = told;
await headless.session.tracker.stop();
const networkCpuMs = await bareRequests(ready.url, requests);
served.disconnect();

const moments = new Set<number>();
for (const { id } of await headless.session.ledger.payoutsOf(batchId)) {
  for (const { mono, body } of await headless.session.ledger.entriesOf({ payoutId: id })) {
    const isBefore = body.kind === 'payout.submitted';
    const isApproval = body.kind === 'payout.moved' && body.event === 'approved';
    if (!isBefore && !isApproval) moments.add(mono);
  }
}
const fdatasyncP50Ms = rawSync(folder);
await headless.session.close();

const gap = intervalMs + SPACING_MARGIN_MS;
const lateness = exchanges
  .slice(1)
  .map(({ written }, at) => written - ((exchanges[at]?.replied ?? 0) + gap));
const actualMs = (exchanges.at(-1)?.written ?? 0) - (exchanges[0]?.written ?? 0);
const late = lateness.reduce((sum, ms) => sum + Math.max(0, ms), 0);
if (gateway.executed !== payouts || exchanges.length !== payouts) {
  throw new Error(`${gateway.executed} executed and ${exchanges.length} sent of ${payouts}`);
}
answerTask({
  sent: exchanges.length,
  actualMs,
  idealMs: actualMs - late,
  latenessP50Ms: quantile(lateness, 0.5),
  latenessMaxMs: Math.max(...lateness),
  earlyMs: Math.max(0, -Math.min(...lateness)),
  gateway,
  cpuMsEach: halfCpuMs / (payouts - half),
  cpuMsEachOfAll: cpuMs / payouts,
  networkCpuMsEach: networkCpuMs / (payouts - half),
  requestsEach: requests / (payouts - half),
  transactionsEach: moments.size / payouts,
  fdatasyncP50Ms,
  loopP99Ms: Math.max(0, loop.percentile(99) / 1e6 - LOOP_TICK_MS),
  loopMaxMs: Math.max(0, loop.max / 1e6 - LOOP_TICK_MS),
} satisfies DispatchRun);
