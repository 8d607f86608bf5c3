/** The machine-wide policy file: where it is, who may have written it, what it says. */
import { lstatSync, readFileSync, type Stats } from 'node:fs';
import { dirname, posix, win32 } from 'node:path';
import { readPolicy } from '#core/policy/read-policy.ts';
import type { PolicyReading } from '#core/policy/policy.ts';
import { windowsLooseness } from './windows-access.ts';
import { readSddl } from './windows-sddl.ts';

const FILE = 'policy.json';
/** A policy is a page of text; anything larger is something else. */
const MAX_BYTES = 256 * 1024;

/** Fixed by the system and by nothing else: a policy that its subject can point elsewhere would be none. */
export const policyPath = (platform: NodeJS.Platform): string => {
  if (platform === 'win32') return win32.join('C:\\ProgramData', 'Purser', FILE);
  if (platform === 'darwin') return posix.join('/Library/Application Support/Purser', FILE);
  return posix.join('/etc/purser', FILE);
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const statOf = (path: string): Stats | null | 'unreadable' => {
  try {
    return lstatSync(path);
  } catch (error) {
    return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR' ? null : 'unreadable';
  }
};

const OTHERS_WRITE = 0o022;

/** Whether somebody other than the system's administrator could have written it; null when not. POSIX only. */
const looseness = (what: string, stats: Stats): string | null => {
  if (stats.uid !== 0)
    return `${what} does not belong to the administrator (root), so its subject could change it.`;
  return (stats.mode & OTHERS_WRITE) === 0
    ? null
    : `${what} can be written by others than the administrator. Run chmod go-w on it.`;
};

/** The system a policy is read on; a test of Windows on another system brings its answers. */
export interface PolicyHost {
  readonly platform: NodeJS.Platform;
  /** The security descriptors of paths, as text; null when they cannot be had. Asked on Windows only. */
  readonly sddlOf: (paths: readonly string[]) => readonly string[] | null;
}

const hostOf = (platform: NodeJS.Platform): PolicyHost => ({ platform, sddlOf: readSddl });

/** As {@link looseness}, on Windows: by the rules of the file and of its folder. */
const looseOnWindows = (path: string, folder: string, { sddlOf }: PolicyHost): string | null => {
  const [ofFile, ofFolder] = sddlOf([path, folder]) ?? [];
  if (ofFile === undefined || ofFolder === undefined)
    return 'Windows did not say who may change it.';
  const loose = windowsLooseness('The file', ofFile) ?? windowsLooseness('Its folder', ofFolder);
  return loose === null
    ? null
    : `${loose} The deployment guide has the commands that set its rules.`;
};

const problemWith = (path: string, stats: Stats, host: PolicyHost): string | null => {
  if (stats.isSymbolicLink()) return 'It is a link; put the file itself there.';
  if (!stats.isFile()) return 'It is not a plain file.';
  if (stats.size > MAX_BYTES) return `It is larger than ${MAX_BYTES} bytes.`;
  const parent = dirname(path);
  const folder = statOf(parent);
  if (folder === null || folder === 'unreadable') return 'Its folder cannot be looked at.';
  if (!folder.isDirectory()) return 'Its folder is a link; make the folder itself there.';
  if (host.platform === 'win32') return looseOnWindows(path, parent, host);
  return looseness('The file', stats) ?? looseness('Its folder', folder);
};

/** Reads the policy of this computer; whatever is wrong with it is told, and never taken for "no policy". */
export const readPolicyFile = (path: string, on: NodeJS.Platform | PolicyHost): PolicyReading => {
  const host = typeof on === 'string' ? hostOf(on) : on;
  const refused = (problem: string, line: number | null = null): PolicyReading => ({
    kind: 'refused',
    file: path,
    line,
    problem,
  });
  const stats = statOf(path);
  if (stats === null) return { kind: 'none' };
  if (stats === 'unreadable') return refused('It cannot be read by this account.');
  const problem = problemWith(path, stats, host);
  if (problem !== null) return refused(problem);
  try {
    const policy = readPolicy(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)));
    if (policy.ok) return { kind: 'read', file: path, policy: policy.value };
    return refused(policy.error.message, policy.error.line);
  } catch {
    return refused('It cannot be read, or it is not UTF-8.');
  }
};
