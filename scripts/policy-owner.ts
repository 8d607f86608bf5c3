/**
 * `npm run policy-owner`, on Windows, as an administrator: puts a policy where Purser looks for it and sets its rules by
 * `icacls`, as docs/deployment.md says; then loosens them in each way. The first must be read, each other refused.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { policyPath, readPolicyFile } from '#main/adapters/policy-file.ts';
import { readSddl } from '#main/adapters/windows-sddl.ts';

const FILE = policyPath('win32');
const FOLDER = dirname(FILE);
const [SYSTEM, ADMINISTRATORS, USERS] = ['*S-1-5-18', '*S-1-5-32-544', '*S-1-5-32-545'];

const icacls = (...args: readonly string[]): void => {
  const { status, stderr } = spawnSync('C:\\Windows\\System32\\icacls.exe', args, {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`icacls ${args.join(' ')}: ${stderr}`);
};

/** As docs/deployment.md says. */
const tighten = (): void => {
  const rights = [`${SYSTEM}:(OI)(CI)F`, `${ADMINISTRATORS}:(OI)(CI)F`, `${USERS}:(OI)(CI)RX`];
  icacls(FOLDER, '/inheritance:r', '/grant:r', ...rights);
  icacls(FILE, '/reset');
  icacls(FOLDER, '/setowner', ADMINISTRATORS, '/T');
};

/** Each way in which somebody else could change the policy. */
const LOOSENED: Readonly<Record<string, () => void>> = {
  'users may change the file': () => icacls(FILE, '/grant', `${USERS}:M`),
  'users may make files in the folder': () => icacls(FOLDER, '/grant', `${USERS}:(CI)(WD,AD)`),
  'the folder inherits the rules of ProgramData': () => {
    icacls(FOLDER, '/reset');
  },
  'the file belongs to users': () => icacls(FILE, '/setowner', USERS),
};

const failures: string[] = [];
const judge = (what: string, wanted: 'read' | 'refused'): void => {
  const reading = readPolicyFile(FILE, 'win32');
  const problem = reading.kind === 'refused' ? `: ${reading.problem}` : '';
  console.log(`${what}: ${reading.kind}${problem}`);
  if (reading.kind === wanted) return;
  failures.push(what);
  console.error(`wanted ${wanted}; the rules are ${JSON.stringify(readSddl([FILE, FOLDER]))}`);
};

if (process.platform !== 'win32' || existsSync(FOLDER)) {
  console.error('Only on Windows, and only where no policy is in force.');
  process.exitCode = 64;
} else {
  try {
    mkdirSync(FOLDER);
    writeFileSync(FILE, '{ "schema": 1, "practiceOnly": true }');
    tighten();
    judge('the rules of the guide', 'read');
    for (const [what, loosen] of Object.entries(LOOSENED)) {
      loosen();
      judge(what, 'refused');
      tighten();
    }
    judge('the rules of the guide again', 'read');
  } finally {
    rmSync(FOLDER, { recursive: true, force: true });
  }
  process.exitCode = failures.length === 0 ? 0 : 1;
}
