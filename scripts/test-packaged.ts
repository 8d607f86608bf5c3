/**
 * `npm run test-packaged`: the end-to-end specs on the packaged application named by PURSER_PACKAGED_APP (the program that
 * `npm run test-copy` prints). Specs of what only the sources have are left out by their tag.
 */
import { existsSync } from 'node:fs';
import { packagedPath } from '#test/e2e/host/electron-path.ts';
import { endToEndTests } from './end-to-end.ts';
import { clearReports } from './reports.ts';
import { secretService } from './secret-service.ts';

const program = packagedPath();
if (program === null || !existsSync(program)) {
  process.stderr.write(
    'PURSER_PACKAGED_APP must name the program that `npm run test-copy` printed.\n',
  );
  process.exitCode = 1;
} else {
  clearReports();
  const service = secretService();
  const { passed, failed } = await endToEndTests(service, process.argv.slice(2)).finally(() =>
    service.dispose(),
  );
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}
