/** F26 to F31: the disk is full, fails, lies or loses the file, at each point where a payout's way is recorded. */
import { copyFileSync, linkSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { guardLedger } from '#main/guarded-ledger.ts';
import { DISK_FULL, failingDisk, movedBy, SYNC_FAILED } from './failing-disk.ts';
import { endLines, openLine, type Line } from './line.ts';

afterEach(async () => {
  vi.restoreAllMocks();
  await endLines();
});

/** The disk fails while a run sends; afterwards it is well again, but this life sends no more. */
const expectLineToStop = async (line: Line): Promise<void> => {
  await expect(line.send()).rejects.toThrow('could not be written');
  const sent = line.wire.posts.length;
  await expect(line.send()).rejects.toThrow('nothing more is written in this run');
  expect(line.wire.posts).toHaveLength(sent);
};

const OUTCOMES = [
  ['lost', false],
  ['on the disk all the same', true],
] as const;

describe('F31: the ledger is moved, deleted or replaced while a run sends → the next transaction fails, nothing more is sent', () => {
  test.each([
    ['moved away', (file: string) => renameSync(file, `${file}.moved`)],
    ['deleted', (file: string) => rmSync(file)],
    [
      'replaced by a copy of itself',
      (file: string) => {
        copyFileSync(file, `${file}.copy`);
        renameSync(`${file}.copy`, file);
      },
    ],
    ['deprived of its write-ahead log', (file: string) => rmSync(`${file}-wal`)],
  ])('%s', async (_what, act) => {
    let acted = false;
    const line = await openLine({
      ledger: (real) => ({
        ...real,
        append: (actor, entries) => {
          if (!acted && line.wire.posts.length === 1 && entries.some(movedBy('claimed'))) {
            acted = true;
            linkSync(line.file, `${line.file}.kept`);
            linkSync(`${line.file}-wal`, `${line.file}.kept-wal`);
            act(line.file);
          }
          return real.append(actor, entries);
        },
      }),
    });
    await expectLineToStop(line);
    expect(line.wire.posts).toHaveLength(1);
    renameSync(`${line.file}.kept`, line.file);
    renameSync(`${line.file}.kept-wal`, `${line.file}-wal`);
    await line.restart();
    expect(await line.states()).toEqual(['ACCEPTED', 'APPROVED', 'APPROVED']);
  });
});

describe('F26: the disk is full when a payout is claimed → not sent, the line stops', () => {
  test.each(OUTCOMES)('the claim is %s', async (_what, kept) => {
    const { ledger } = failingDisk(movedBy('claimed'), DISK_FULL, kept);
    const line = await openLine({ ledger });
    await expectLineToStop(line);
    expect(line.wire.posts).toHaveLength(0);
    await line.restart();
    expect(await line.states()).toEqual(['APPROVED', 'APPROVED', 'APPROVED']);
    await line.send();
    expect(await line.states()).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
  });
});

describe('F27: the disk is full when the start of sending is recorded → not sent, the line stops', () => {
  test('the record is lost', async () => {
    const { ledger } = failingDisk(movedBy('send-started'), DISK_FULL, false);
    const line = await openLine({ ledger });
    await expectLineToStop(line);
    expect(line.wire.posts).toHaveLength(0);
    await line.restart();
    expect(await line.states()).toEqual(['APPROVED', 'APPROVED', 'APPROVED']);
    expect(await line.stop()).toBe('restart');
  });

  test('the record is on the disk all the same: unknown at the next start', async () => {
    const { ledger } = failingDisk(movedBy('send-started'), DISK_FULL, true);
    const line = await openLine({ ledger });
    await expectLineToStop(line);
    expect(line.wire.posts).toHaveLength(0);
    await line.restart();
    expect(await line.states()).toEqual(['UNKNOWN', 'APPROVED', 'APPROVED']);
  });
});

describe('F28: the disk is full when the reply is recorded → nothing more is sent; after a restart unknown, then found', () => {
  test.each(OUTCOMES)('the stored reply is %s', async (_what, kept) => {
    const { ledger } = failingDisk(({ kind }) => kind === 'reply.stored', DISK_FULL, kept);
    const line = await openLine({ ledger });
    await expectLineToStop(line);
    expect(line.wire.posts).toHaveLength(1);
    await line.restart();
    expect((await line.payout(1)).state).toBe(kept ? 'ACCEPTED' : 'UNKNOWN');
    await line.ask();
    await line.send();
    expect(await line.executions(1)).toBe(1);
    expect((await line.states()).slice(1)).toEqual(['ACCEPTED', 'ACCEPTED']);
  });

  test.each(OUTCOMES)('its meaning is %s', async (_what, kept) => {
    const { ledger } = failingDisk(movedBy('reply-accepted'), DISK_FULL, kept);
    const line = await openLine({ ledger });
    await expectLineToStop(line);
    await line.restart();
    expect((await line.payout(1)).state).toBe('ACCEPTED');
    expect((await line.payout(1)).withdrawalId).not.toBeNull();
  });
});

describe('F29: a sync fails once → nothing more is sent in this life, though the disk is well again', () => {
  test.each(['claimed', 'send-started', 'reply-accepted'])('at %s', async (event) => {
    const disk = failingDisk(movedBy(event), SYNC_FAILED, true);
    const said: string[] = [];
    let problem: () => string | null = () => null;
    const line = await openLine({
      ledger: (real) => {
        const guarded = guardLedger(disk.ledger(real), () => said.push('failed'));
        problem = guarded.problem;
        return guarded.ledger;
      },
    });
    await expectLineToStop(line);
    expect(disk.failures()).toBe(1);
    expect(said).toEqual(['failed']);
    expect(problem()).toContain('Nothing more is sent.');
  });
});

test('F30: the disk lied about a sync and then lost power → a known limit; the look-up before sending finds what was paid', async () => {
  const line = await openLine();
  const before = join(line.folder, 'before.sqlite');
  await line.restart(() => copyFileSync(line.file, before));
  await line.send();
  expect(line.wire.posts).toHaveLength(3);
  await line.restart(() => copyFileSync(before, line.file));
  expect(await line.states()).toEqual(['APPROVED', 'APPROVED', 'APPROVED']);
  for (let row = 1; row <= 3; row += 1) {
    await line.send();
    expect((await line.payout(row)).state).toBe('ACCEPTED');
    expect(await line.alarms(row)).toEqual([expect.stringContaining('already has this order id')]);
    expect(await line.stop()).toBe('held');
  }
  expect(line.wire.posts).toHaveLength(3);
});
