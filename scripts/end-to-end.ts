/** Runs the end-to-end specs on whichever host there is: the stand-in, Electron, or a packaged application. */
import { virtualDisplay } from './display.ts';
import { report, tallyOf } from './reports.ts';
import type { SecretService } from './secret-service.ts';
import { readPlaywright, type Tally } from './tally.ts';
import { PLAIN, run, toolCommand } from './tools.ts';

export async function endToEndTests(
  service: SecretService,
  only: readonly string[] = [],
): Promise<Tally> {
  const display = await virtualDisplay();
  const { code } = await run(
    service.wrap(toolCommand('playwright', ['test', '--reporter=list,json', ...only])),
    {
      live: true,
      env: {
        ...service.env,
        ...PLAIN,
        ...display.env,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report('playwright'),
      },
    },
  );
  display.end();
  return tallyOf('playwright', readPlaywright, code);
}
