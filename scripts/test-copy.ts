/** `npm run test-copy`: a copy of what `npm run dist` packed for this computer, open to Playwright; prints its program. */
import { join } from 'node:path';
import { packagedFolders } from './packaging/folders.ts';
import { makeTestCopy } from './packaging/test-copy.ts';
import { ROOT } from './tools.ts';

const DIST = join(ROOT, 'dist');

const folders = await packagedFolders(DIST);
const here = folders.find(
  ({ platform, arch }) => platform === process.platform && arch === process.arch,
);
if (here === undefined) {
  process.stderr.write('Nothing is packed for this computer. Run `npm run dist -- --dir` first.\n');
  process.exitCode = 1;
} else console.log(await makeTestCopy(here, join(DIST, '.test-copy')));
