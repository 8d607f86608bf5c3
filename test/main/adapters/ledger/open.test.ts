import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openLedger } from '#main/adapters/ledger/open.ts';
import { verifyLedger } from '#main/adapters/ledger/verify.ts';
import {
  ANNA,
  batchRecord,
  makeClock,
  move,
  opened,
  submission,
  submitBatch,
  tempFolder,
} from './fixture.ts';

let folder: ReturnType<typeof tempFolder>;
let file: string;
const CHILD = join(import.meta.dirname, 'ledger-child.ts');
const run = promisify(execFile);

beforeEach(() => {
  folder = tempFolder();
  file = join(folder.path, 'profile', 'ledger.sqlite');
});
afterEach(() => {
  vi.restoreAllMocks();
  folder.remove();
});

const tryOpen = (at = file) => openLedger({ file: at, clock: makeClock(), version: '1' });

const problemAt = (at = file) => {
  const result = tryOpen(at);
  if (!result.ok) return result.error;
  result.value.close();
  return null;
};

/** A ledger with a batch of three, closed. */
const written = async () => {
  const ledger = opened(file);
  await submitBatch(ledger, 'batch-1', 3);
  await ledger.append(ANNA, [move('batch-1-p1', 'SUBMITTED', 'approved')]);
  ledger.close();
};

/** Changes the file as someone with an SQLite shell would, triggers off. */
const tamper = (sql: string) => {
  const db = new DatabaseSync(file);
  db.exec(sql);
  db.close();
};

describe('opening', () => {
  it('makes a file only its owner can read and keeps what was written', async () => {
    await written();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const ledger = opened(file);
    expect((await ledger.batch('batch-1'))?.counts).toEqual({ SUBMITTED: 2, APPROVED: 1 });
    ledger.close();
    expect(verifyLedger(file)).toMatchObject({ ok: true, value: { entries: 7, payouts: 3 } });
  });

  it('refuses folders that are synchronised, on the network or not absolute', () => {
    for (const at of ['/home/me/Dropbox/l.sqlite', '//server/share/l.sqlite', 'l.sqlite']) {
      expect(problemAt(at)?.kind).toBe('not-local');
    }
    expect(problemAt('C:\\Users\\me\\OneDrive - Firm\\l.sqlite')?.kind).toBe('not-local');
  });

  it('refuses a ledger of a newer Purser and leaves it alone', async () => {
    await written();
    tamper('PRAGMA user_version = 99');
    expect(problemAt()).toMatchObject({ kind: 'newer' });
    expect(problemAt()?.detail).toContain('newer Purser');
  });

  it('says so when the runtime has no SQLite', () => {
    vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined);
    expect(problemAt()).toMatchObject({ kind: 'no-sqlite' });
  });

  it('refuses a file that is something else', () => {
    mkdirSync(join(folder.path, 'profile'));
    writeFileSync(file, 'not a database, but long enough to look at'.repeat(50));
    expect(problemAt()?.kind).toBe('damaged');
  });

  it('tells a second Purser, in this process or another, that the ledger is in use', async () => {
    const ledger = opened(file);
    expect(problemAt()).toMatchObject({ kind: 'in-use' });
    const { stdout } = await run(process.execPath, [CHILD, 'open', file]);
    expect(stdout).toContain('in-use');
    expect(stdout).toContain('Another Purser');
    await submitBatch(ledger, 'batch-1', 1);
    ledger.close();
    expect(problemAt()).toBeNull();
  });

  it('refuses a restored older copy when the head seen last is known', async () => {
    await written();
    const copy = readFileSync(file);
    const ledger = opened(file);
    await ledger.append(ANNA, [move('batch-1-p2', 'SUBMITTED', 'approved')]);
    const anchor = ledger.head();
    ledger.close();
    const clock = makeClock();
    const again = openLedger({ file, clock, version: '1', anchor });
    expect(again.ok).toBe(true);
    if (again.ok) again.value.close();
    writeFileSync(file, copy);
    const restored = openLedger({ file, clock, version: '1', anchor });
    expect(restored).toMatchObject({ ok: false, error: { kind: 'behind-anchor' } });
  });
});

describe('rules of the file itself', () => {
  beforeEach(written);
  const refused = (sql: string) => {
    const db = new DatabaseSync(file);
    try {
      expect(() => db.exec(sql)).toThrow();
    } finally {
      db.close();
    }
  };

  it('let no entry be changed or removed', () => {
    refused(`UPDATE journal SET payload = '{}' WHERE seq = 2`);
    refused('DELETE FROM journal WHERE seq = 2');
  });

  it('let no payout take a road the state table does not have', () => {
    refused(`UPDATE payout SET state = 'CONFIRMED' WHERE n = 1`);
    refused(`UPDATE payout SET state = 'DRAFT' WHERE n = 1`);
    refused('DELETE FROM payout WHERE n = 1');
    refused(`INSERT INTO payout SELECT * FROM payout WHERE n = 1`);
  });

  it('let no content change once submitted', () => {
    refused(`UPDATE payout SET address = 'mine' WHERE n = 1`);
    refused(`UPDATE payout SET units = '1' WHERE n = 2`);
  });

  it('let a payout have one live attempt', () => {
    tamper(`INSERT INTO attempt VALUES (1, 1, 1, 'a', 'UNKNOWN', 0, NULL)`);
    refused(`INSERT INTO attempt VALUES (1, 1, 2, 'b', 'CLAIMED', 0, NULL)`);
  });
});

describe('F43: the journal’s tail is cut or one bit is flipped → found at the start', () => {
  beforeEach(written);
  const off = 'DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete;';

  const found = (sql: string) => {
    tamper(sql);
    const problem = problemAt();
    expect(problem?.kind).toBe('damaged');
    expect(verifyLedger(file)).toMatchObject({ ok: false, error: { kind: 'damaged' } });
    return problem?.detail ?? '';
  };

  it('of one character in an entry is found', () => {
    const flip = `UPDATE journal SET payload = replace(payload, 'PAY-000002', 'PAY-000003') WHERE seq = 4`;
    expect(found(off + flip)).toContain('Entry 4');
  });

  it('of who did it or when is found', () => {
    found(`${off} UPDATE journal SET actor = 'Mallory' WHERE seq = 6`);
  });

  it('by a cut tail is found', () => {
    expect(
      found(`${off} DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)`),
    ).toContain('end of the ledger is missing');
  });

  it('by two entries in the other order is found', () => {
    found(`${off} UPDATE journal SET seq = -seq WHERE seq IN (4, 5);
      UPDATE journal SET seq = 9 + seq WHERE seq < 0`);
  });

  it('of a table that no longer says what the entries say is found', () => {
    const detail = found(
      `DROP TRIGGER payout_edges; UPDATE payout SET state = 'CONFIRMED' WHERE n = 2`,
    );
    expect(detail).toContain('batch-1-p2');
  });

  it('of a running total is found', () => {
    expect(
      found(`UPDATE tally SET count = 7 WHERE scope = 'b1' AND state = 'SUBMITTED'`),
    ).toContain('totals');
  });

  it('of any single byte of the journal is found or leaves every entry as it was', () => {
    const original = readFileSync(file);
    const clean = verifyLedger(file);
    for (let i = 0; i < 60; i += 1) {
      const bytes = Buffer.from(original);
      const at = Math.floor(((i + 0.5) / 60) * bytes.length);
      bytes.writeUInt8((bytes[at] ?? 0) ^ (1 << (i % 8)), at);
      writeFileSync(file, bytes);
      const checked = verifyLedger(file);
      if (checked.ok) expect(checked).toEqual(clean);
    }
  });
});

describe('a long journal', () => {
  const openLong = () => openLedger({ file, clock: makeClock(), version: '1', wholeAtMost: 2 });
  const off = 'DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete;';

  beforeEach(async () => {
    await written();
    const first = openLong();
    if (first.ok) first.value.close();
  });

  it('is checked at opening from where the last check ended', () => {
    const again = openLong();
    expect(again.ok).toBe(true);
    if (again.ok) again.value.close();
  });

  it('still shows damage since the last check, and a cut tail', () => {
    const last = 'seq = (SELECT max(seq) FROM journal)';
    tamper(`${off} UPDATE journal SET actor = 'Mallory' WHERE ${last}`);
    expect(openLong()).toMatchObject({ ok: false, error: { kind: 'damaged' } });
    tamper(`DELETE FROM journal WHERE ${last}`);
    expect(openLong()).toMatchObject({ ok: false, error: { kind: 'damaged' } });
  });

  it('leaves older damage to the whole verification', () => {
    tamper(`${off} UPDATE journal SET actor = 'Mallory' WHERE seq = 2`);
    const opened = openLong();
    expect(opened.ok).toBe(true);
    if (opened.ok) opened.value.close();
    expect(verifyLedger(file)).toMatchObject({ ok: false, error: { kind: 'damaged' } });
  });
});

describe('a failed disk', () => {
  it('ends all writing, and the next start has what was acknowledged', async () => {
    const ledger = opened(file);
    await submitBatch(ledger, 'batch-1', 1);
    // SQLite is told that the file is full, as a full disk would.
    const prepared = vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementationOnce(() => {
      throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
    });
    const approve = [move('batch-1-p1', 'SUBMITTED', 'approved')];
    await expect(ledger.append(ANNA, approve)).rejects.toThrow('could not be written');
    prepared.mockRestore();
    await expect(ledger.append(ANNA, approve)).rejects.toThrow('could not be written');
    ledger.close();
    const again = opened(file);
    expect((await again.payout('batch-1-p1'))?.state).toBe('SUBMITTED');
    expect((await again.append(ANNA, approve)).ok).toBe(true);
    again.close();
  });

  it('loses no acknowledged entry when the process is killed while it writes', async () => {
    for (let round = 0; round < 3; round += 1) {
      const child = spawn(process.execPath, [CHILD, 'stream', file, String(round)]);
      let acknowledged = 0;
      for await (const line of createInterface({ input: child.stdout })) {
        acknowledged = Number(line);
        if (acknowledged % 200 === 150) child.kill('SIGKILL');
      }
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      expect(acknowledged).toBeGreaterThan(100);
      const ledger = opened(file);
      const page = await ledger.payouts({ batchId: `kill-${round}` }, { offset: 0, limit: 1 });
      expect(page.total).toBeGreaterThanOrEqual(acknowledged);
      ledger.close();
      expect(verifyLedger(file).ok).toBe(true);
    }
  }, 60_000);
});

describe('a large submission', () => {
  it('is one transaction', async () => {
    const ledger = opened(file);
    const bodies = Array.from({ length: 2_000 }, (_, i) => submission('big', i + 1));
    const batch = { kind: 'batch.submitted' as const, batch: batchRecord('big') };
    expect((await ledger.append(ANNA, [batch, ...bodies])).ok).toBe(true);
    expect((await ledger.batch('big'))?.counts).toEqual({ SUBMITTED: 2_000 });
    expect((await ledger.payoutsOf('big')).at(-1)?.row).toBe(2_000);
    ledger.close();
  });
});
