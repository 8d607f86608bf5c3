import { execFileSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntryBody } from '#core/audit/entry.ts';
import type { Findings } from '#core/audit/verdict.ts';
import { isGood, verdictText } from '#core/audit/verdict.ts';
import { canonicalText } from '#core/audit/canonical.ts';
import { linkHash } from '#main/adapters/ledger/chain.ts';
import { inspectLedger, type InspectOptions } from '#main/adapters/ledger/inspect.ts';
import { openReadable } from '#main/adapters/ledger/private-copy.ts';
import { recover } from '#main/workflow/recover.ts';
import { approved, boot, type Rig } from '../../workflow/rig.ts';
import {
  ANNA,
  batchRecord,
  contentOf,
  move,
  opened,
  submission,
  submitBatch,
  tempFolder,
} from './fixture.ts';

/** A ledger as the engine wrote it: three payouts sent, one of them with no answer, and a second start. */
let rig: Rig;
let genuine: string;
let folder: ReturnType<typeof tempFolder>;
let file: string;

beforeAll(async () => {
  rig = await approved(3);
  rig.gateway.fates = ['accept', 'accept', 'lose-after'];
  await rig.run();
  rig.close();
  const again = boot(rig.folder, rig.gateway);
  again.close();
  genuine = join(rig.folder, 'ledger.sqlite');
  folder = tempFolder();
  file = join(folder.path, 'ledger.sqlite');
});
afterAll(() => {
  rmSync(rig.folder, { recursive: true, force: true });
  folder.remove();
});

const inspect = (options: InspectOptions = {}, at = file): Findings => {
  const readable = openReadable(at);
  if (!readable.ok) throw new Error(readable.error.detail);
  try {
    const findings = inspectLedger(readable.value.db, options);
    if (findings === null) throw new Error('ended early');
    return findings;
  } finally {
    readable.value.close();
  }
};

const OFF = 'DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete;';

/** A fresh copy of the genuine ledger, changed as someone with an SQLite shell would. */
const tampered = (change: string | ((db: DatabaseSync) => void)): Findings => {
  copyFileSync(genuine, file);
  const db = new DatabaseSync(file);
  if (typeof change === 'string') db.exec(change);
  else change(db);
  db.close();
  return inspect();
};

const count = (): number => inspect({}, genuine).entries;

/** Faults of the chain: those beside the missing triggers, which every one of these changes had to drop. */
const located = ({ faults }: Findings) => faults.filter(({ seq }) => seq !== null);

const REHEAD = `INSERT OR REPLACE INTO meta
  SELECT 'head', seq || ' ' || hash FROM journal ORDER BY seq DESC LIMIT 1;
  DELETE FROM meta WHERE key = 'verified';`;

describe('a ledger the engine wrote', () => {
  it('is good, adds up, and is not touched by being checked', () => {
    const before = readFileSync(genuine);
    const findings = inspect({ spacingMs: 1_000 }, genuine);
    expect(findings.faults).toEqual([]);
    expect(isGood(findings)).toBe(true);
    expect(findings.payouts).toBe(3);
    expect(findings.states.reduce((sum, state) => sum + state.count, 0)).toBe(3);
    expect(findings.batches).toEqual([
      {
        id: 'batch-1',
        name: '2026-11 payroll',
        count: 3,
        sums: [{ currency: 'USDT TRC20', count: 3, sum: '30.06' }],
      },
    ]);
    expect(findings.sends).toBe(3);
    expect(findings.shortestGapMs).toBeGreaterThanOrEqual(1_000);
    expect(readFileSync(genuine).equals(before)).toBe(true);
    expect(readdirSync(rig.folder).sort()).toEqual(['ledger.sqlite']);
  });

  it('is good whatever became of the requests, after restarts, refusals, releases and a resumed run', async () => {
    const fates = [
      'lose-before',
      'lose-after',
      'refuse',
      'garble',
      'no-id',
      'wrong-amount',
      'forbidden',
    ] as const;
    for (const fate of fates) {
      const first = await approved(4);
      first.gateway.fates = ['accept', fate];
      await first.run();
      first.close();
      const second = boot(first.folder, first.gateway);
      await recover(second.needs);
      await second.tracker.askDue();
      await second.run();
      for (const execution of first.gateway.executions) {
        execution.status = 'success';
        execution.chainHash = 'hash';
      }
      await second.clock.sleep(60_000);
      await second.tracker.askDue();
      second.close();
      const findings = inspect({ spacingMs: 1_000 }, join(first.folder, 'ledger.sqlite'));
      expect(findings.faults, fate).toEqual([]);
      expect(findings.payouts).toBe(4);
      rmSync(first.folder, { recursive: true, force: true });
    }
  });

  it('is good while another Purser has it open, without being touched', () => {
    copyFileSync(genuine, file);
    const ledger = opened(file);
    const head = ledger.head();
    // In a process of its own, because closing a file here would drop the lock of the ledger above.
    const script = join(import.meta.dirname, '../../../../scripts/verify-ledger.ts');
    const printed = execFileSync(process.execPath, [script, file, '--json'], { encoding: 'utf8' });
    expect(JSON.parse(printed)).toMatchObject({ good: true, head });
    ledger.close();
  });

  it('is copied whole while it is being written, and writes go on meanwhile', async () => {
    const busy = opened(join(folder.path, 'busy.sqlite'));
    await submitBatch(busy, 'batch-1', 3_000);
    const copy = join(folder.path, 'copy.sqlite');
    const progress = { ended: false };
    const copying = busy.snapshotTo(copy).then(() => {
      progress.ended = true;
      return null;
    });
    let written = 0;
    while (!progress.ended && written < 3_000) {
      written += 1;
      await busy.append(ANNA, [move(`batch-1-p${written}`, 'SUBMITTED', 'approved')]);
      await new Promise((next) => setImmediate(next));
    }
    await copying;
    expect(written).toBeGreaterThan(1);
    const findings = inspect({}, copy);
    expect(findings.faults).toEqual([]);
    expect(findings.payouts).toBe(3_000);
    busy.close();
    expect(inspect({}, join(folder.path, 'busy.sqlite')).faults).toEqual([]);
  });

  it('makes a verdict a person can keep', () => {
    const findings = inspect({}, genuine);
    const formatTime = (at: number): string => new Date(at).toISOString();
    const text = verdictText(findings, {
      file: 'l.sqlite',
      checkedAt: 0,
      version: '1',
      formatTime,
    });
    expect(text).toContain('USDT TRC20');
    expect(text).toContain('GOOD: every entry follows');
    const [line = ''] = text.match(/Head .*/) ?? [];
    expect(line.replace(/^Head\s+/, '').split(' ')).toHaveLength(8);
    expect(text).toContain(findings.head.hash.slice(0, 4));
  });
});

describe('a changed entry is found and located', () => {
  const places = (): [string, number][] => {
    const last = count();
    return [
      ['first', 1],
      ['middle', Math.ceil(last / 2)],
      ['last', last],
    ];
  };

  it('when its contents are altered, and the next entry is told to agree with what was', () => {
    for (const [, seq] of places()) {
      const findings = tampered(
        `${OFF} UPDATE journal SET payload = replace(payload, '"kind"', '"kinD"') WHERE seq = ${seq}`,
      );
      expect(located(findings)[0]).toMatchObject({ seq });
      expect(located(findings)[0]?.what).toContain('changed after it was written');
      expect(located(findings)).toHaveLength(1);
    }
  });

  it('when who, when or which start is altered', () => {
    for (const [, seq] of places()) {
      for (const change of [
        `actor = 'Mallory'`,
        'at = at + 1',
        'mono = mono + 1',
        `boot_id = 'x'`,
      ]) {
        const findings = tampered(`${OFF} UPDATE journal SET ${change} WHERE seq = ${seq}`);
        expect(located(findings)[0]).toMatchObject({ seq });
      }
    }
  });

  it('when only its hash, or only what it follows, is altered: the contents are then said to be as written', () => {
    const [, middle] = places()[1] ?? ['', 0];
    const zeros = '0'.repeat(64).replace('0', '1');
    const hash = tampered(`${OFF} UPDATE journal SET hash = '${zeros}' WHERE seq = ${middle}`);
    expect(located(hash)).toMatchObject([
      { seq: middle, what: expect.stringContaining('as written') },
    ]);
    const follows = tampered(
      `${OFF} UPDATE journal SET prev_hash = '${zeros}' WHERE seq = ${middle}`,
    );
    expect(located(follows)).toMatchObject([
      { seq: middle, what: expect.stringContaining('as written') },
    ]);
  });

  it('when it is removed, with the note of the end rewritten or not', () => {
    for (const [where, seq] of places()) {
      const findings = tampered(`${OFF} DELETE FROM journal WHERE seq = ${seq}`);
      const [fault] = located(findings);
      expect(fault?.what).toContain(`Entry ${seq} is missing`);
      expect(fault?.seq).toBe(where === 'last' ? seq : seq + 1);
      if (where === 'last') continue;
      expect(
        located(tampered(`${OFF} DELETE FROM journal WHERE seq = ${seq}; ${REHEAD}`)),
      ).toHaveLength(1);
    }
  });

  it('when two change places', () => {
    const last = count();
    for (const seq of [1, Math.ceil(last / 2), last - 1]) {
      const findings = tampered(
        `${OFF} UPDATE journal SET seq = -seq WHERE seq IN (${seq}, ${seq + 1});
         UPDATE journal SET seq = ${2 * seq + 1} + seq WHERE seq < 0`,
      );
      expect(located(findings)[0]?.seq).toBe(seq);
    }
  });

  it('when another is put in between', () => {
    const middle = Math.ceil(count() / 2);
    const findings = tampered(
      `${OFF} UPDATE journal SET seq = -seq WHERE seq > ${middle};
       UPDATE journal SET seq = 1 - seq WHERE seq < 0;
       INSERT INTO journal SELECT ${middle + 1}, at, mono, boot_id, actor, kind, about, payload, hash, hash
       FROM journal WHERE seq = ${middle}`,
    );
    expect(located(findings)[0]?.seq).toBe(middle + 1);
  });

  it('when the end is cut off, also with the note of the end rewritten', () => {
    const last = count();
    const cut = `DELETE FROM journal WHERE seq > ${last - 6};`;
    expect(located(tampered(OFF + cut))[0]?.what).toContain(
      `Entries ${last - 5} to ${last} are missing`,
    );
    const rewritten = tampered(OFF + cut + REHEAD);
    expect(rewritten.faults.map(({ what }) => what).join(' ')).toContain(
      'does not stand where its entries say',
    );
  });

  it('when an entry is rewritten with a hash that fits it: the next one no longer follows', () => {
    const middle = Math.ceil(count() / 2);
    const findings = tampered((db) => {
      db.exec(OFF);
      const row = db.prepare('SELECT * FROM journal WHERE seq = ?').get(middle) ?? {};
      const link = {
        seq: middle,
        at: Number(row['at']),
        mono: Number(row['mono']),
        bootId: String(row['boot_id']),
        actor: 'Mallory',
        payload: String(row['payload']),
      };
      db.prepare('UPDATE journal SET actor = ?, hash = ? WHERE seq = ?').run(
        link.actor,
        linkHash(String(row['prev_hash']), link),
        middle,
      );
    });
    expect(located(findings)[0]?.seq).toBe(middle + 1);
    expect(located(findings)[0]?.what).toContain(`does not follow entry ${middle}`);
  });

  it('whichever single bit of its contents or its hashes is turned over', () => {
    const last = count();
    let seed = 20_261_125;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (let round = 0; round < 120; round += 1) {
      const seq = 1 + random(last);
      const column = ['payload', 'hash', 'prev_hash'][round % 3] ?? 'payload';
      const findings = tampered((db) => {
        db.exec(OFF);
        const row = db.prepare(`SELECT CAST(${column} AS BLOB) AS b FROM journal WHERE seq = ?`);
        const bytes = Buffer.from(row.get(seq)?.['b'] as Uint8Array);
        const at = random(bytes.length);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random(7));
        const update = db.prepare(`UPDATE journal SET ${column} = CAST(? AS TEXT) WHERE seq = ?`);
        update.run(bytes, seq);
      });
      expect(located(findings)[0]?.seq, `bit of ${column} of entry ${seq}`).toBe(seq);
    }
  });

  it('or leaves every entry as it was, whichever bit of the file is turned over', () => {
    const original = readFileSync(genuine);
    const clean = inspect({}, genuine);
    for (let round = 0; round < 80; round += 1) {
      const bytes = Buffer.from(original);
      const at = Math.floor(((round + 0.5) / 80) * bytes.length);
      bytes.writeUInt8((bytes[at] ?? 0) ^ (1 << (round % 8)), at);
      writeFileSync(file, bytes);
      const readable = openReadable(file);
      if (!readable.ok) continue;
      const found = inspectLedger(readable.value.db);
      readable.value.close();
      if (found !== null && isGood(found)) expect(found).toEqual(clean);
    }
  });
});

describe('what a chain cannot see alone', () => {
  /** Writes every hash anew from the first entry on, as one who knows how could. */
  const rewrite = (db: DatabaseSync, change: (payload: string) => string): void => {
    db.exec(OFF);
    let previous = '0'.repeat(64);
    for (const row of db.prepare('SELECT * FROM journal ORDER BY seq').all()) {
      const payload = change(String(row['payload']));
      const link = {
        seq: Number(row['seq']),
        at: Number(row['at']),
        mono: Number(row['mono']),
        bootId: String(row['boot_id']),
        actor: row['actor'] === null ? null : String(row['actor']),
        payload,
      };
      const hash = linkHash(previous, link);
      db.prepare('UPDATE journal SET payload = ?, prev_hash = ?, hash = ? WHERE seq = ?').run(
        payload,
        previous,
        hash,
        link.seq,
      );
      previous = hash;
    }
    db.exec(REHEAD);
    const rules = new DatabaseSync(genuine, { readOnly: true });
    const sql = `SELECT sql FROM sqlite_master WHERE name LIKE 'journal_no_%'`;
    for (const rule of rules.prepare(sql).all()) db.exec(String(rule['sql']));
    rules.close();
  };

  it('a whole ledger written anew, is caught by the head that was kept', () => {
    const kept = inspect({}, genuine).head.hash;
    const alone = tampered((db) =>
      rewrite(db, (payload) => payload.replace('2026-11 payroll', '2026-11 parroll')),
    );
    expect(alone.faultCount).toBe(0);
    const findings = inspect({ keptHead: kept.slice(0, 32) });
    expect(findings.kept).toMatchObject({ seq: null });
    expect(isGood(findings)).toBe(false);
  });

  it('a kept head that is part of the chain says up to where nothing was changed', () => {
    const db = new DatabaseSync(genuine, { readOnly: true });
    const hash = String(db.prepare('SELECT hash FROM journal WHERE seq = 5').get()?.['hash']);
    db.close();
    expect(inspect({ keptHead: hash }, genuine).kept).toMatchObject({ seq: 5 });
  });
});

describe('tables that no longer say what the entries say', () => {
  it('are found: a state, an address, an amount, a total, a rule', () => {
    const changes = [
      [`DROP TRIGGER payout_edges; UPDATE payout SET state = 'HELD' WHERE n = 2`, 'batch-1-2'],
      [`DROP TRIGGER payout_frozen; UPDATE payout SET address = 'mine' WHERE n = 2`, 'REF-2'],
      [`DROP TRIGGER payout_frozen; UPDATE payout SET units = '9' WHERE n = 2`, 'batch-1-2'],
      [`UPDATE tally SET count = 7 WHERE scope = 'b1'`, 'totals'],
      ['DROP TRIGGER payout_no_delete', 'payout_no_delete'],
    ] as const;
    for (const [sql, words] of changes) {
      const { faults } = tampered(sql);
      expect(faults.map(({ what }) => what).join(' ')).toContain(words);
    }
  });
});

describe('a chain that is whole and tells of a broken promise', () => {
  /** Appends to the genuine ledger as a faulty program would: chained well, past all rules. */
  const append = (...bodies: (EntryBody & { mono?: number })[]): Findings =>
    tampered((db) => {
      const last = db.prepare('SELECT * FROM journal ORDER BY seq DESC LIMIT 1').get() ?? {};
      let seq = Number(last['seq']);
      let previous = String(last['hash']);
      const insert = db.prepare('INSERT INTO journal VALUES (?, ?, ?, ?, NULL, ?, NULL, ?, ?, ?)');
      for (const { mono = 1_000_000, ...body } of bodies) {
        const payload = canonicalText(body);
        const at = Number(last['at']);
        seq += 1;
        const hash = linkHash(previous, { seq, at, mono, bootId: 'b', actor: null, payload });
        insert.run(seq, at, mono, 'b', body.kind, payload, previous, hash);
        previous = hash;
      }
      db.exec(REHEAD);
    });

  const wordsOf = ({ faults }: Findings): string => faults.map(({ what }) => what).join(' ');
  const moved = { kind: 'payout.moved', token: null, withdrawalId: null, chainHash: null } as const;

  it('a payout called paid without a reading that says so', () => {
    const state = 'ACCEPTED' as const;
    const paid = append({
      ...moved,
      payoutId: 'batch-1-1',
      event: 'status-paid',
      from: state,
      to: 'CONFIRMED',
      attempt: 1,
      detail: null,
    });
    expect(wordsOf(paid)).toContain('called paid without a stored reading');
  });

  it('a reply to a request that was not under way, and an end without a beginning', () => {
    const reply = { status: 200, body: '{}' };
    expect(
      wordsOf(append({ kind: 'reply.stored', payoutId: 'batch-1-1', attempt: 1, reply })),
    ).toContain('not under way');
    expect(wordsOf(append({ kind: 'send.ended', payoutId: 'batch-1-1' }))).toContain(
      'not under way',
    );
  });

  it('an amount carried forward that two payouts pay', () => {
    const owed = { row: 9, reference: 'OCT-9', beneficiary: 'Zoe', amount: '3', unit: 'USDT' };
    const { destination } = contentOf(9);
    const carried = [{ ...owed, destination }];
    const from = { batchId: 'october', batchName: 'october payroll' };
    const covers = [{ from, row: 9, reference: 'OCT-9', amount: '3', unit: 'USDT' }];
    const twice = append(
      { kind: 'batch.submitted', batch: batchRecord('october', { carried }) },
      { ...submission('october', 1, { reference: 'NOV-1' }), covers },
      { ...submission('october', 2, { reference: 'NOV-2' }), covers },
    );
    expect(wordsOf(twice)).toContain('which payout october-p1 pays already');
  });

  it('a move the state table does not have', () => {
    const claim = append({
      ...moved,
      payoutId: 'batch-1-1',
      event: 'claimed',
      from: 'ACCEPTED',
      to: 'CLAIMED',
      attempt: 2,
      detail: null,
    });
    expect(wordsOf(claim)).toContain('contradicts');
  });
});
