import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PracticeGateway } from '#practice/server.ts';
import { approveBatch, executions, openAt, openGateway, send } from './session-rig.ts';

let folder: string;
let gateway: PracticeGateway;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'purser-apart-'));
  gateway = await openGateway();
});
afterEach(async () => {
  await gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a session', () => {
  it('pays although the treasury file is damaged, and says what is wrong with it', async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'treasury.sqlite'), 'no database at all '.repeat(500));
    const session = await openAt(folder, gateway.url);
    await approveBatch(session, 3);
    await send(session);
    expect(executions(gateway)).toEqual([1, 1, 1]);
    expect(await session.treasury.standing()).toMatchObject({ kind: 'unavailable' });
    await session.close();
  });

  it('shows the treasury to a second process and takes nothing from it', async () => {
    const owner = await openAt(folder, gateway.url);
    expect(await owner.treasury.standing()).toEqual({ kind: 'open' });
    const looker = await openAt(folder, gateway.url);
    expect(await looker.treasury.standing()).toMatchObject({ kind: 'looking' });
    await looker.close();
    await owner.close();
  });
});
