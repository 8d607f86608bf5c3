/** Diagnostics of the application that ships, with a canary wherever text comes in from outside. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallInput, CallName, CallReplies } from '#contract/contract.ts';
import { DEFAULT_CHOICES } from '#core/dispatch/choices.ts';
import { NO_POLICY } from '#core/policy/policy.ts';
import type { App } from '#main/app.ts';
import { makeLog } from '#main/adapters/log.ts';
import { compose } from '#main/compose.ts';
import { LOG_WORDS } from '#main/ipc/log-words.ts';
import { canariesIn, CANARIES } from '../support/canaries.ts';
import { composeOptions } from '../support/compose-options.ts';
import { noLog } from '../support/no-log.ts';
import { askApp } from '#test/support/ask-app.ts';

const root = mkdtempSync(join(tmpdir(), 'purser-diagnostics-'));
/** Named after a person, as folders of accounts are. */
const folder = join(root, CANARIES.folder);
const saved = join(root, 'saved.txt');
const TAG = CANARIES.tag;
/** 123.45 USD, and whatever the practice rate makes of it. */
const AMOUNT = '123.45';
const XRP = 'rPNrY3SB198C5mP6CSjzGdtRi6HJuGUQbv';
let app: App;
let amounts: readonly string[] = [];
let place: string | null = saved;

const { must } = askApp(() => app);

const until = async <N extends CallName>(
  name: N,
  input: CallInput<N>,
  holds: (value: CallReplies[N]) => boolean,
): Promise<CallReplies[N]> => {
  for (;;) {
    const value = await must(name, input);
    if (holds(value)) return value;
    await new Promise((next) => setTimeout(next, 50));
  }
};

/** A batch whose one payout ends unclear, so that every part of the page has something to tell. */
const payUnclearly = async (): Promise<void> => {
  await must('practice.configure', { intervalMs: 20, scenario: 'late-execution' });
  const rows = [1, 2, 3].map(
    (n) =>
      `${CANARIES.reference}-${n},${CANARIES.name},XRP,,${XRP},${TAG},${AMOUNT.slice(0, -1)}${n},USD`,
  );
  const text = `reference,beneficiary,currency,network,address,tag,amount,amount_currency\n${rows.join('\n')}\n`;
  const batchId = (
    await must('batch.import', { source: { kind: 'text', text }, name: CANARIES.name })
  ).id;
  await until('batch.get', { batchId }, ({ import: { kind } }) => kind === 'ready');
  const { fingerprint } = await must('batch.plan', { batchId, refresh: false });
  const batch = await must('batch.submit', {
    batchId,
    fingerprint: fingerprint ?? '',
    rehearsal: null,
  });
  amounts = batch.sums.map(({ sum }) => sum);
  await must('batch.approve', {
    batchId,
    fingerprint: batch.fingerprint ?? '',
    typedSums: Object.fromEntries(batch.sums.map(({ currencyId, sum }) => [`${currencyId}`, sum])),
    choices: DEFAULT_CHOICES,
  });
  await must('batch.dispatch', { batchId });
  await until('batch.get', { batchId }, ({ run }) => (run?.unknown ?? 0) > 0);
};

beforeAll(async () => {
  mkdirSync(join(folder, 'logs'), { recursive: true });
  writeFileSync(
    join(folder, 'logs', 'purser.jsonl'),
    `${CANARIES.key}\n{"payee":"${CANARIES.name}"}\n`,
  );
  writeFileSync(join(folder, `${CANARIES.name}.xlsx`), CANARIES.key);
  app = await compose(
    composeOptions(folder, {
      log: makeLog({ folder, now: Date.now, words: LOG_WORDS }),
      account: CANARIES.name,
      policy: {
        kind: 'read',
        file: join(folder, 'policy.json'),
        policy: { ...NO_POLICY, proxy: `http://${CANARIES.host}:3128` },
      },
      dialogs: {
        openFile: () => Promise.resolve(null),
        saveFile: () => Promise.resolve(place),
      },
    }),
  );
  const { id } = await must('profile.save', {
    profileId: null,
    name: CANARIES.name,
    color: '#0f766e',
    platformId: 5,
    gatewayUrl: `https://${CANARIES.host}`,
  });
  // Where there is no keychain it is refused, and stays nowhere either.
  await app.handlers['credentials.save']({ profileId: id, key: CANARIES.key });
  await must('preferences.save', { operator: CANARIES.name, logLevel: 'debug' });
  await payUnclearly();
}, 240_000);

afterAll(async () => {
  await app.close();
  rmSync(root, { recursive: true, force: true });
});

const collect = (addresses: boolean, names: boolean) =>
  must('diagnostics.collect', { addresses, names });

const secretsIn = (text: string): readonly string[] => [
  ...canariesIn(text),
  ...[XRP, AMOUNT.slice(0, -1), ...amounts].filter((secret) => text.includes(secret)),
];

test('nothing that came from outside is in the page unless it is ticked', async () => {
  const { text } = await collect(false, false);
  expect(text).toMatch(/Payout [0-9a-f]{8}-3 +UNKNOWN since .*, XRP on /);
  expect(text).toMatch(/"event":"payout-unclear","payout":"[0-9a-f]{8}-3"/);
  expect(text).toMatch(/paused: unknown-outcome/);
  expect(text).toMatch(/Asked: currencies +answered \d+ times/);
  expect(text).toMatch(/profiles\/practice\/ledger\.sqlite +\d+/);
  expect(text).toMatch(/Free on the disk +\d+/);
  expect(text).toMatch(/Left out as not of this log +2/);
  expect(secretsIn(text)).toEqual([]);
});

test('with addresses ticked there are addresses, tags and hosts, and nothing else', async () => {
  const { text } = await collect(true, false);
  expect(secretsIn(text).toSorted()).toEqual([CANARIES.host, TAG, XRP].toSorted());
});

test('with names ticked there are names, references and the folder, and nothing else', async () => {
  const { text } = await collect(false, true);
  const { name, reference, folder: ofPerson } = CANARIES;
  expect(secretsIn(text).toSorted()).toEqual([name, reference, ofPerson].toSorted());
});

test('the log on the disk holds none of it, at its most talkative', () => {
  const log = readFileSync(join(folder, 'logs', 'purser.jsonl'), 'utf8')
    .split('\n')
    .slice(2);
  expect(log.length).toBeGreaterThan(20);
  expect(secretsIn(log.join('\n'))).toEqual([]);
});

test('what is saved is what was shown, byte for byte', async () => {
  const { id, text, size } = await collect(true, true);
  expect(await must('diagnostics.save', { id })).toEqual({ savedAs: saved });
  expect(readFileSync(saved)).toEqual(Buffer.from(text));
  expect(readFileSync(saved)).toHaveLength(size);
});

test('a page that is not the one on the screen any more is not saved', async () => {
  const { id } = await collect(true, true);
  await collect(false, false);
  expect(await app.handlers['diagnostics.save']({ id })).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  });
});

test('a person who cancels saves nothing', async () => {
  place = null;
  const { id } = await collect(false, false);
  expect(await must('diagnostics.save', { id })).toBeNull();
});

test('collecting asks the gateway nothing', async () => {
  const asked = (text: string): readonly string[] =>
    text.split('\n').filter((line) => /Asked: (?:currencies|balances|fees|connect)/.test(line));
  const first = asked((await collect(false, false)).text);
  expect(first.length).toBeGreaterThan(1);
  expect(asked((await collect(false, false)).text)).toEqual(first);
});

test('what the log keeps is remembered over a restart', { timeout: 60_000 }, async () => {
  await app.close();
  const kept: string[] = [];
  const log = { ...noLog, keepFrom: (level: string) => void kept.push(level) };
  app = await compose(composeOptions(folder, { log }));
  expect(kept).toEqual(['debug']);
});
