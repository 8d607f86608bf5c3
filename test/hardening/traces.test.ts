/** The search for a canary key finds it in every form, wherever it begins; else finding nothing would say nothing. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { filesHolding, FORMS, formsHeld, holds } from '#test/e2e/evidence/traces.ts';

/** As unlike anything else as can be, with signs that each way of writing would change. */
const KEY = 'CANARY~7f3a/9d+e1?c4&b2=Zq8';
const folder = mkdtempSync(join(tmpdir(), 'purser-traces-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const among = (form: Buffer | string): Buffer =>
  Buffer.concat([Buffer.alloc(4_099, 'x'), Buffer.from(form), Buffer.alloc(701, 'y')]);

describe('K8 U: a planted key is found in every form, in a text and in a file', () => {
  test.each(Object.keys(FORMS))('%s', (name) => {
    const written = FORMS[name]?.(KEY) ?? '';
    expect(written.length).toBeGreaterThan(KEY.length - 1);
    expect(formsHeld(among(written), KEY)).toContain(name);
    const deep = join(folder, name, 'logs');
    mkdirSync(deep, { recursive: true });
    writeFileSync(join(deep, 'a.jsonl'), among(written));
    expect(filesHolding(join(folder, name), KEY)).toEqual([join(deep, 'a.jsonl')]);
  });

  test.each([0, 1, 2, 3, 4, 5])('base64 of a text that begins %i bytes before it', (before) => {
    const text = Buffer.concat([Buffer.alloc(before, '{'), Buffer.from(`${KEY}"}`)]);
    expect(holds(text.toString('base64'), KEY)).toBe(true);
    expect(holds(text.toString('base64url'), KEY)).toBe(true);
  });
});

test('another key, a part of the key, and nothing are not taken for it', () => {
  for (const text of ['CANARY~7f3a/9d+e1?c4&b2=Zq9', KEY.slice(1), ''])
    expect(formsHeld(among(text), KEY)).toEqual([]);
});
