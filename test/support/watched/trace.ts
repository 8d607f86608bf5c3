/** What a recorded process did to its files and sockets, in order. */
import { readFileSync } from 'node:fs';

export type Deed =
  | { readonly kind: 'make-folder' | 'create' | 'remove' | 'sync'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly at: number; readonly data: Buffer }
  | { readonly kind: 'cut'; readonly path: string; readonly size: number }
  /** Bytes given to a TCP connection, named by its two ends. */
  | { readonly kind: 'send'; readonly socket: string; readonly data: Buffer }
  | { readonly kind: 'say'; readonly text: string };

const HEX = /(?:\\x[0-9a-f]{2})*/;
const QUOTED = new RegExp(`"(${HEX.source})"`, 'g');
const DESCRIPTOR = new RegExp(`^(\\d+)<([A-Za-z0-9-]+:\\[[^\\]]*\\]|${HEX.source})>`);

const unhex = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex');

const stringsIn = (args: string): readonly Buffer[] =>
  [...args.matchAll(QUOTED)].map(([, hex = '']) => unhex(hex));

/** Lines of a call that another thread interrupted, put together again. */
const wholeLines = (text: string): readonly string[] => {
  const waiting = new Map<string, string>();
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const [thread = ''] = line.split(' ', 1);
    const resumed = /^\d+\s+<\.\.\. \w+ resumed>(.*)$/.exec(line);
    if (line.endsWith('<unfinished ...>')) waiting.set(thread, line.slice(0, -16));
    else if (resumed === null) lines.push(line);
    else lines.push(`${waiting.get(thread) ?? ''}${resumed[1] ?? ''}`);
  }
  return lines;
};

const CALL = /^\d+\s+(\w+)\((.*)\)\s+= (-?\d+)/s;

const onPath = (name: string, args: string): Deed | null => {
  const path = stringsIn(args).at(-1)?.toString() ?? '';
  if (name === 'mkdir') return { kind: 'make-folder', path };
  if (name === 'unlink') return { kind: 'remove', path };
  return name === 'openat' && args.includes('O_CREAT') ? { kind: 'create', path } : null;
};

const onDescriptor = (name: string, args: string): Deed | null => {
  const [, number, where = ''] = DESCRIPTOR.exec(args) ?? [];
  const data = Buffer.concat(stringsIn(args));
  if (where.startsWith('TCP')) return { kind: 'send', socket: where, data };
  if (number === '1' && name === 'write') return { kind: 'say', text: data.toString() };
  const path = unhex(where).toString();
  if (name === 'fsync' || name === 'fdatasync') return { kind: 'sync', path };
  const last = Number(/(\d+)\s*$/.exec(args)?.[1]);
  if (name === 'ftruncate') return { kind: 'cut', path, size: last };
  return name === 'pwrite64' ? { kind: 'write', path, at: last, data } : null;
};

/** Reads a trace recorded with `RECORD`; calls that failed did nothing and are left out. */
export const readTrace = (file: string): readonly Deed[] =>
  wholeLines(readFileSync(file, 'latin1')).flatMap((line) => {
    const [, name = '', args = '', result = '-1'] = CALL.exec(line) ?? [];
    if (Number(result) < 0) return [];
    const deed = /^\d+</.test(args) ? onDescriptor(name, args) : onPath(name, args);
    return deed === null ? [] : [deed];
  });
