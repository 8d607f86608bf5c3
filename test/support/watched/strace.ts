/** Runs a process under strace, on the systems where that can be had. */
import { spawn, spawnSync } from 'node:child_process';

/** Why nothing can be traced here, in words for the report; null where it works. */
export const whyNotTraced = (): string | null => {
  if (process.platform !== 'linux') return `strace is for Linux; this is ${process.platform}`;
  const tried = spawnSync('strace', [
    '-f',
    '--seccomp-bpf',
    '-o',
    '/dev/null',
    process.execPath,
    '-v',
  ]);
  if (tried.error !== undefined) return 'strace is not installed (npm test installs it as root)';
  return tried.status === 0 ? null : `strace may not trace here: ${tried.stderr.toString().trim()}`;
};

export interface Watched {
  readonly code: number | null;
  readonly out: string;
  readonly words: string;
}

/** Runs Node with these arguments under strace with these options; strace's own output goes to `trace`. */
export const watchProcess = (
  trace: string,
  options: readonly string[],
  { args, env }: { readonly args: readonly string[]; readonly env: NodeJS.ProcessEnv },
): Promise<Watched> =>
  new Promise((resolve) => {
    const all = ['-f', '--seccomp-bpf', '-o', trace, ...options, process.execPath, ...args];
    const child = spawn('strace', all, { env });
    let out = '';
    let words = '';
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (words += part.toString()));
    child.on('close', (code) => resolve({ code, out, words }));
  });

/** Options that record everything a process did to its files and its sockets, bytes included. */
export const RECORD = [
  '-yy',
  '-xx',
  '-s1000000',
  '-e',
  'trace=openat,mkdir,unlink,rename,pwrite64,pwritev,write,writev,sendto,sendmsg,fsync,fdatasync,ftruncate',
];
