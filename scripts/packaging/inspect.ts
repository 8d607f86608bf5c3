/** Looks into a packaged application: files, size, fuses, archive integrity, native module, samples. */
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { listPackage, statFile, uncacheAll } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { ARCHIVE_BUDGET, missing, surplus } from './content.ts';
import type { PackagedFolder } from './folders.ts';
import { FUSES_READ_BACK } from './fuses.ts';
import { changedFiles, headerHash, recordedHash } from './integrity.ts';

/** What was seen in one package; empty `problems` means fit to ship as far as can be seen from outside. */
export interface PackageReport {
  readonly lines: readonly string[];
  readonly problems: readonly string[];
  readonly files: readonly string[];
}

/** What the application, or a licence, wants beside the archive. */
const BESIDE = [
  'samples/template.csv',
  'samples/payroll-25.csv',
  'licenses/main.md',
  'licenses/window.md',
];

/** The files of an archive without folders, with forward slashes. */
export function archiveFiles(archive: string): readonly string[] {
  return listPackage(archive, { isPack: false })
    .map((path) => path.replaceAll('\\', '/').replace(/^\//, ''))
    .filter((path) => !('files' in statFile(archive, path)));
}

async function fuseProblems(folder: PackagedFolder): Promise<readonly string[]> {
  const wire = await getCurrentFuseWire(folder.program);
  return Object.entries(FUSES_READ_BACK).flatMap(([fuse, state]) => {
    const option: FuseV1Options = Number(fuse);
    if (wire[option] === state) return [];
    return [`fuse ${FuseV1Options[option]} reads back as ${String(wire[option])}`];
  });
}

async function integrityProblems(
  folder: PackagedFolder,
  archive: string,
): Promise<readonly string[]> {
  const recorded = await recordedHash(folder);
  if (recorded === undefined) return [];
  if (recorded === null) return ['no integrity hash is recorded for app.asar'];
  return recorded === headerHash(archive) ? [] : ['the recorded hash of app.asar is not its hash'];
}

function fileProblems(folder: PackagedFolder, files: readonly string[]): readonly string[] {
  const native = `node_modules/keytar/prebuilds/${folder.platform}-${folder.arch}/keytar.node`;
  const foreign = files.filter((file) => file.endsWith('.node') && file !== native);
  const beside = [`app.asar.unpacked/${native}`, ...BESIDE];
  return [
    ...surplus(files).map((file) => `does not belong into the package: ${file}`),
    ...missing(files).map((file) => `missing: ${file}`),
    ...foreign.map((file) => `made for another system: ${file}`),
    ...beside
      .filter((path) => !existsSync(join(folder.resources, path)))
      .map((path) => `missing beside the archive: ${path}`),
  ];
}

/** Reads one unpacked application; never changes it. */
export async function inspectPackage(folder: PackagedFolder): Promise<PackageReport> {
  const archive = join(folder.resources, 'app.asar');
  // The library remembers headers by path; what was changed meanwhile must be seen.
  uncacheAll();
  const files = archiveFiles(archive);
  const { size } = await stat(archive);
  const problems = [
    ...fileProblems(folder, files),
    ...(size > ARCHIVE_BUDGET ? [`app.asar is ${size} bytes, more than ${ARCHIVE_BUDGET}`] : []),
    ...(await fuseProblems(folder)),
    ...(await integrityProblems(folder, archive)),
    ...changedFiles(archive, files).map((file) => `is not the file that was packed: ${file}`),
  ];
  const fuses = Object.keys(FUSES_READ_BACK).length;
  const verdict = problems.length === 0 ? 'good' : `${problems.length} problems`;
  return {
    problems,
    files,
    lines: [
      `${folder.name}: ${files.length} files, ${size} bytes in app.asar, ${fuses} fuses read back: ${verdict}`,
      ...problems.map((problem) => `  ${problem}`),
    ],
  };
}
