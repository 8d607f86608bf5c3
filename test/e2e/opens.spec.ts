/** The app opens, answers, breaks no rule of its own, and leaves. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { putFile } from './host/files.ts';
import { launchPurser } from './host/launch.ts';
import { expect, test } from './host/fixture.ts';

const aText: unknown = expect.any(String);

test('the window opens on a profile, without an error and without breaking the content policy', async ({
  purser,
}) => {
  const problems: string[] = [];
  purser.page.on('pageerror', (error) => problems.push(error.message));
  purser.page.on('console', (message) => {
    if (message.type() === 'error' || /violat|Trusted/i.test(message.text())) {
      problems.push(message.text());
    }
  });
  await purser.page.reload();
  await expect(purser.page.locator('#root')).not.toBeEmpty();
  await expect(purser.page.getByText('Practice').first()).toBeVisible();
  expect(problems).toEqual([]);
  expect(purser.app.foreignRequests()).toEqual([]);
});

test('a file chosen in the system dialog reaches the window as a token', async ({
  purser,
  dataDir,
}) => {
  const file = join(dataDir, 'payouts.csv');
  await writeFile(
    file,
    'reference,beneficiary,currency,network,address,tag,amount,amount_currency,note\n',
  );
  await purser.app.answer({ open: file });
  const chosen = await purser.page.evaluate(() =>
    (
      window as unknown as {
        readonly bridge: { call(name: string, input: object): Promise<unknown> };
      }
    ).bridge.call('file.choose', {}),
  );
  expect(chosen).toMatchObject({ ok: true, value: { fileToken: aText } });
});

test('a file dropped on the window reaches main by its path', async ({ purser, dataDir }) => {
  const file = join(dataDir, 'dropped.csv');
  await writeFile(file, 'reference,amount\n');
  await purser.page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'drop-here';
    document.body.append(input);
  });
  await putFile(purser.page, 'drop-here', file);
  const dropped = await purser.page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#drop-here');
    return (
      window as unknown as { readonly bridge: { dropFile(file: unknown): Promise<unknown> } }
    ).bridge.dropFile(input?.files?.[0]);
  });
  expect(dropped).toMatchObject({ ok: true, value: { fileToken: aText } });
});

test('a second start on the same books hands over to the first', async ({ purser, dataDir }) => {
  const second = await launchPurser({ dataDir }).then(
    () => 'opened',
    () => 'handed over',
  );
  expect(second).toBe('handed over');
  expect(purser.app.windows()).toBe(1);
});

test('leaving ends the process in order and the log holds no message of an error', async ({
  dataDir,
}) => {
  const purser = await launchPurser({ dataDir });
  const read = (): Promise<string> => readFile(join(dataDir, 'logs', 'purser.jsonl'), 'utf8');
  await expect.poll(() => read().catch(() => '')).toContain('started');
  expect(await purser.close()).toBe(0);
  const log = await read();
  expect(
    log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toMatchObject([
    { at: aText, level: 'info', event: 'policy-read', kind: 'none' },
    { event: 'profile-opened', kind: 'practice', ledger: 'open' },
    { event: 'started', version: aText },
    { event: 'ended' },
  ]);
});

test('an environment that weakens TLS is refused with its name', async ({ dataDir }) => {
  const refused = await launchPurser({
    dataDir,
    env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
  }).then(
    () => 'opened',
    (error: unknown) => String(error),
  );
  expect(refused).toContain('NODE_TLS_REJECT_UNAUTHORIZED');
});
