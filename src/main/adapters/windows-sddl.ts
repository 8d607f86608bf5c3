/**
 * Asks Windows for the security descriptors of files. Node has no call for it, so the system's own PowerShell is asked: the
 * one in the system's folder, with modules from there alone and with nothing of the environment of whoever started Purser.
 */
import { spawnSync } from 'node:child_process';

const SYSTEM = 'C:\\Windows';
const POWERSHELL = `${SYSTEM}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`;
const ENVIRONMENT = { SystemRoot: SYSTEM, windir: SYSTEM, TEMP: `${SYSTEM}\\Temp` };
/** A policy is read once, at the start; a computer that is busy signing in takes its time, ms. */
const PATIENCE_MS = 30_000;

const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`;

/** What PowerShell is told; it writes one line a path. */
export const sddlScript = (paths: readonly string[]): string =>
  [
    "$ErrorActionPreference = 'Stop'",
    // Otherwise a module of the same name in the person's own folder would answer.
    '$env:PSModulePath = "$PSHOME\\Modules"',
    ...paths.map(
      (path) => `(Microsoft.PowerShell.Security\\Get-Acl -LiteralPath ${quoted(path)}).Sddl`,
    ),
  ].join('; ');

/** The descriptors of these paths, in their order; null when any of them cannot be had. */
export const readSddl = (paths: readonly string[]): readonly string[] | null => {
  const { status, stdout } = spawnSync(
    POWERSHELL,
    ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', sddlScript(paths)],
    { encoding: 'utf8', env: ENVIRONMENT, timeout: PATIENCE_MS, windowsHide: true },
  );
  const lines = (stdout ?? '').split(/\r?\n/).filter((line) => line !== '');
  return status === 0 && lines.length === paths.length ? lines : null;
};
