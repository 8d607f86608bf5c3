import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANNA, batchRecord, opened, submission } from '../main/adapters/ledger/fixture.ts';

const HEADER = 'reference,beneficiary,currency,network,address,tag,amount,amount_currency,note\n';
const ADDRESS = 'TENmqTAY51Y4SEmUwZsYhPSeb4uUhrAtXD';
const ROW = `A-1,Ann,USDT,TRC20,${ADDRESS},,100.50,USD,\n`;
const OTHER = ROW.replace('A-1', 'A-2').replace('100.50', '-5');

let folder = '';

const fileOf = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const checkFile = (...args: readonly string[]) => {
  const script = join(import.meta.dirname, '../../scripts/check-file.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

const filesOf = (stdout: string): unknown => JSON.parse(stdout).files;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'purser-check-file-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('check-file --json', () => {
  it('prints one object with the outcome of every file and row, and nothing else', () => {
    const good = fileOf('good.csv', HEADER + ROW + OTHER);
    const bad = fileOf('bad.csv', `${HEADER}A-1,"x\n`);
    const { status, stdout, stderr } = checkFile(good, bad, '--json');
    expect(filesOf(stdout)).toEqual([
      {
        file: good,
        outcome: 'accepted',
        reasons: [],
        rows: [
          {
            row: 1,
            line: 2,
            reference: 'A-1',
            status: 'ready',
            amount: '100.5',
            unit: 'USD',
            issues: [],
          },
          {
            row: 2,
            line: 3,
            reference: 'A-2',
            status: 'error',
            amount: null,
            unit: 'USD',
            issues: [{ column: 'amount', rule: 'amount-sign', message: expect.any(String) }],
          },
        ],
      },
      {
        file: bad,
        outcome: 'refused',
        reasons: [{ rule: 'csv-unclosed-quote', message: expect.any(String), line: 2 }],
        rows: [],
      },
    ]);
    expect(stderr).toBe('');
    expect(status).toBe(1);
  });

  it('judges each file alone: a reference may stand in two of them', () => {
    const { status } = checkFile(fileOf('a.csv', HEADER + ROW), fileOf('b.csv', HEADER + ROW));
    expect(status).toBe(0);
  });

  it('says with exit code 2 that a file waits for an answer, and shows the worked examples', () => {
    const { status, stdout } = checkFile(
      fileOf('c.csv', HEADER + ROW.replace('100.50', '1.000')),
      '--json',
    );
    expect(filesOf(stdout)).toMatchObject([
      {
        outcome: 'ask',
        reasons: [{ rule: 'ask-decimal-mark', message: expect.stringContaining('1.000 → 1000') }],
        rows: [],
      },
    ]);
    expect(status).toBe(2);
  });

  it('refuses whatever is not a regular file, by what it is', () => {
    const target = fileOf('target.csv', HEADER + ROW);
    const link = join(folder, 'link.csv');
    const pipe = join(folder, 'pipe.csv');
    const directory = join(folder, 'folder.csv');
    symlinkSync(target, link);
    spawnSync('mkfifo', [pipe]);
    mkdirSync(directory);
    const paths = [link, pipe, directory, '/dev/zero', join(folder, 'absent.csv')];
    const { status, stdout } = checkFile(...paths, '--json');
    const reasons = (rule: string, words: string): unknown => ({
      outcome: 'refused',
      reasons: [{ rule, message: expect.stringContaining(words) }],
    });
    expect(filesOf(stdout)).toMatchObject([
      reasons('file-not-regular', 'a symbolic link'),
      reasons('file-not-regular', 'a named pipe'),
      reasons('file-not-regular', 'a folder'),
      reasons('file-not-regular', 'a device'),
      reasons('file-unreadable', 'ENOENT'),
    ]);
    expect(status).toBe(1);
  });
});

describe('check-file --data', () => {
  it('knows the files and references of the ledger', async () => {
    const data = join(folder, 'data');
    mkdirSync(data);
    const file = fileOf('paid.csv', HEADER + ROW);
    const fileHash = createHash('sha256')
      .update(HEADER + ROW)
      .digest('hex');
    const ledger = opened(join(data, 'ledger.sqlite'));
    const batch = batchRecord('batch-1', { fileHash, rowsInFile: 1, rowsExcluded: 0 });
    const appended = await ledger.append(ANNA, [
      { kind: 'batch.submitted', batch },
      submission('batch-1', 1, { reference: 'A-1' }),
    ]);
    ledger.close();
    expect(appended.ok).toBe(true);
    const again = fileOf('again.csv', HEADER + ROW.replace('Ann', 'Bo'));
    const { stdout } = checkFile(file, again, '--json', '--data', data);
    expect(filesOf(stdout)).toMatchObject([
      { outcome: 'refused', reasons: [{ rule: 'file-already-imported' }] },
      { outcome: 'accepted', rows: [{ status: 'error', issues: [{ rule: 'reference-used' }] }] },
    ]);
  });

  it('is a wrong use without a ledger in the folder', () => {
    const { status, stdout, stderr } = checkFile('x.csv', '--json', '--data', folder);
    expect({ status, stdout }).toEqual({ status: 64, stdout: '' });
    expect(stderr).toContain('There is no ledger');
  });
});

describe('check-file --rate', () => {
  const dinars = ROW.replace('100.50,USD', '1.234,KWD').replace('A-1', 'K-1');

  it('lets amounts in other currencies be converted, each at the rate named for it', () => {
    const file = fileOf('dinars.csv', HEADER + ROW + dinars.replace('1.234', '10.234'));
    const bare = checkFile(file, '--json');
    expect(filesOf(bare.stdout)).toMatchObject([
      { rows: [{}, { status: 'error', issues: [{ rule: 'fiat-needs-rate' }] }] },
    ]);
    const rated = checkFile(file, '--json', '--rate', 'KWD=3.25', '--rate', 'EUR=1.0842');
    expect(filesOf(rated.stdout)).toMatchObject([
      { outcome: 'accepted', rows: [{}, { status: 'ready', amount: '10.234', unit: 'KWD' }] },
    ]);
  });

  it.each([
    ['KWD', 'is not a plain decimal number'],
    ['KWD=3,25', 'is not a plain decimal number'],
    ['KWD=0', 'is zero'],
    ['KWD=1=2', 'Write it as EUR=1.0842'],
    ['USD=1', 'USD needs none'],
    ['XXX=1', 'not a fiat currency in use'],
  ])('is a wrong use as %s', (rate, words) => {
    const { status, stdout, stderr } = checkFile('x.csv', '--rate', rate);
    expect({ status, stdout }).toEqual({ status: 64, stdout: '' });
    expect(stderr).toContain(words);
  });
});

describe('check-file for people', () => {
  it('prints what is wrong, row by row, and the counts', () => {
    const { stdout } = checkFile(fileOf('good.csv', HEADER + ROW + OTHER));
    expect(stdout).toMatch(/row 2, line 3, A-2: error: .*\[amount-sign\]/);
    expect(stdout).toMatch(/good\.csv: accepted, 1 ready, 0 with warnings, 1 with errors\n$/);
  });

  it('explains its use without a file', () => {
    const { status, stderr } = checkFile();
    expect(status).toBe(64);
    expect(stderr).toContain('Usage: npm run check-file');
  });
});
