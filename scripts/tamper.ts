/**
 * `npm run tamper`: starts what `npm run dist` packed for this computer twice, as it is and with one byte of its archive
 * changed. The first must come up, the second must not (control 21 of docs/security.md).
 */
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { packagedFolders, type PackagedFolder } from './packaging/folders.ts';
import { ROOT } from './tools.ts';

const LIMIT_MS = 60_000;
const LOOK_MS = 250;
/** A word of the packed main process that changes nothing when one letter of it does, as far as parsing goes. */
const WORD = 'Purser could not start';

function programIn(folder: PackagedFolder, root: string): string {
  const program = join(root, relative(folder.root, folder.program));
  return folder.platform === 'darwin' ? join(program, 'Contents', 'MacOS', 'Purser') : program;
}

/** Whether the program says in its log that it has started, before it ends or the time is over. */
async function comesUp(program: string, data: string): Promise<boolean> {
  const child = spawn(program, [`--data=${data}`], { stdio: 'ignore' });
  const until = Date.now() + LIMIT_MS;
  try {
    while (child.exitCode === null && child.signalCode === null && Date.now() < until) {
      const log = await readFile(join(data, 'logs', 'purser.jsonl'), 'utf8').catch(() => '');
      if (log.includes('"started"')) return true;
      await sleep(LOOK_MS);
    }
    return false;
  } finally {
    child.kill('SIGKILL');
  }
}

async function tryBoth(folder: PackagedFolder, work: string): Promise<boolean> {
  const changed = join(work, 'changed');
  await cp(folder.root, changed, { recursive: true, verbatimSymlinks: true });
  const archive = join(changed, relative(folder.root, folder.resources), 'app.asar');
  const content = await readFile(archive);
  const at = content.indexOf(WORD);
  if (at < 0) throw new Error(`The archive holds no "${WORD}".`);
  content.write('p', at);
  await writeFile(archive, content);
  const asPacked = await comesUp(programIn(folder, folder.root), join(work, 'as-packed-data'));
  const afterChange = await comesUp(programIn(folder, changed), join(work, 'changed-data'));
  console.log(`as packed: ${asPacked ? 'starts' : 'does not start'}`);
  console.log(`one byte of app.asar changed: ${afterChange ? 'starts' : 'does not start'}`);
  return asPacked && !afterChange;
}

const here = (await packagedFolders(join(ROOT, 'dist'))).find(
  ({ platform, arch }) => platform === process.platform && arch === process.arch,
);
if (here === undefined) {
  process.stderr.write('Nothing is packed for this computer. Run `npm run dist -- --dir` first.\n');
  process.exitCode = 1;
} else {
  const work = await mkdtemp(join(tmpdir(), 'purser-tamper-'));
  try {
    process.exitCode = (await tryBoth(here, work)) ? 0 : 1;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
