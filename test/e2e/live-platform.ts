/** A live platform for a test: a practice gateway of its own, added in the window with its key. */
import { startPracticeGateway, type PracticeGateway } from '#practice/server.ts';
import { valueAsPage } from './page-calls.ts';
import type { Console } from './pages/console.ts';

const PLATFORM_ID = 4711;
/** As unlike anything else as can be, with signs that each way of writing would change. */
export const KEY = 'CANARY~7f3a/9d+e1?c4&b2=Zq8';
export const NAME = 'Acme EU';

export const openGateway = (port: number): Promise<PracticeGateway> =>
  startPracticeGateway({
    port,
    platformId: PLATFORM_ID,
    apiKey: KEY,
    seed: 'e2e',
    stateFile: null,
    withdrawIntervalMs: 1_000,
    settleMs: { min: 200, max: 400 },
  });

/** Adds the platform and its key; false where this computer has no secret store. */
export const connect = async (
  { frame, settings }: Console,
  gatewayUrl: string,
): Promise<boolean> => {
  const state = await valueAsPage(frame.page, 'app.state', {});
  if (state.keychainProblem !== null) return false;
  await frame.goTo('Settings');
  await settings.addPlatform({ name: NAME, platformId: PLATFORM_ID, gatewayUrl });
  await settings.saveKey(KEY);
  return true;
};
