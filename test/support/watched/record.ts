/** Records one whole life of the engine at the practice gateway, call by call. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPracticeGateway } from '#practice/server.ts';
import { childEnv } from '../child-env.ts';
import { RECORD, watchProcess } from './strace.ts';
import { readTrace, type Deed } from './trace.ts';

const TRACED = fileURLToPath(new URL('../life/traced.ts', import.meta.url));
const KEY = 'facade-decade-efface-accede-beaded';

export interface Recording {
  /** Temporary; everything the process wrote lies under it. */
  readonly root: string;
  readonly file: string;
  readonly deeds: readonly Deed[];
  /** Requests to withdraw that the gateway saw. */
  readonly arrivals: number;
}

export const recordLife = async (payouts: number): Promise<Recording> => {
  const root = mkdtempSync(join(tmpdir(), 'purser-watched-'));
  const file = join(root, 'profile', 'ledger.sqlite');
  const gateway = await startPracticeGateway({
    platformId: 50,
    apiKey: KEY,
    seed: 'watched',
    stateFile: null,
    withdrawIntervalMs: 40,
    settleMs: { min: 5, max: 60 },
    switches: { limits: false },
  });
  const account = { gatewayUrl: gateway.url, platformId: 50, key: KEY };
  const pace = { speed: 20, since: Date.now(), intervalMs: 800 };
  const args = [TRACED, JSON.stringify({ file, payouts, ...account, ...pace })];
  const ended = await watchProcess(join(root, 'trace'), RECORD, { args, env: childEnv() });
  const arrivals = gateway.books.arrivals().length;
  await gateway.close();
  if (!ended.out.endsWith('closed\n')) throw new Error(`the life ended badly: ${ended.words}`);
  return { root, file, arrivals, deeds: readTrace(join(root, 'trace')) };
};
