/**
 * The practice gateway's own memory: a file of facts, one JSON line each, so that balances and withdrawals survive a
 * restart. A fact is written before the reply it causes, so killing the process forgets nothing that was answered.
 */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Deposit, GivenAddress, Invoice } from './incoming.ts';
import type { Withdrawal } from './withdrawal.ts';

/** One thing that happened. Times are ms since 1970. */
export type Fact =
  | { readonly kind: 'arrival'; readonly at: number }
  | { readonly kind: 'blocked'; readonly at: number }
  | { readonly kind: 'unblocked'; readonly at: number }
  | { readonly kind: 'withdrawal'; readonly withdrawal: Withdrawal }
  | { readonly kind: 'address'; readonly address: GivenAddress }
  | { readonly kind: 'invoice'; readonly invoice: Invoice }
  /** The time of an invoice was ended by hand. */
  | { readonly kind: 'expired'; readonly orderId: string; readonly at: number }
  | { readonly kind: 'deposit'; readonly deposit: Deposit };

/** Where facts are kept. */
export interface Memory {
  /** Facts of earlier lives, oldest first. */
  readonly past: readonly Fact[];
  /** Keeps one more; throws when it cannot, and then the deed must not be done. */
  keep(fact: Fact): void;
  /** Forgets everything. */
  clear(): void;
  close(): void;
}

/** Memory that ends with the process. */
export const forgetfulMemory = (): Memory => ({
  past: [],
  keep: () => {},
  clear: () => {},
  close: () => {},
});

const HEADER = '{"kind":"practice-state","version":1}';

/**
 * Memory in a file. A torn last line (the process died while writing) is dropped; a file that is no practice state
 * is set aside under another name and a new one begun, which `onProblem` is told.
 */
export const openMemory = (path: string, onProblem: (text: string) => void): Memory => {
  mkdirSync(dirname(path), { recursive: true });
  const past = readFacts(path);
  if (past === null) {
    renameSync(path, `${path}.unreadable`);
    onProblem(`practice state ${path} is unreadable; kept as ${path}.unreadable, begun anew`);
  }
  replaceFile(path, past ?? []);
  let file: number | null = openSync(path, 'a', 0o600);
  const close = (): void => {
    if (file !== null) closeSync(file);
    file = null;
  };
  return {
    past: past ?? [],
    keep: (fact) => {
      if (file === null) throw new Error('practice state is closed');
      writeSync(file, `${JSON.stringify(fact)}\n`);
    },
    clear: () => {
      close();
      replaceFile(path, []);
      file = openSync(path, 'a', 0o600);
    },
    close,
  };
};

/** Temporary file and rename: the state is the old or the new one, never half of either. */
const replaceFile = (path: string, facts: readonly Fact[]): void => {
  const temporary = `${path}.new`;
  const lines = [HEADER, ...facts.map((fact) => JSON.stringify(fact))];
  writeFileSync(temporary, `${lines.join('\n')}\n`, { mode: 0o600 });
  renameSync(temporary, path);
};

/** The facts of a file; none when it does not exist, null when it is not ours. Throws for folders and devices. */
const readFacts = (path: string): readonly Fact[] | null => {
  if (!existsSync(path)) return [];
  if (!statSync(path).isFile()) throw new Error(`practice state ${path} is not a plain file`);
  const [header, ...lines] = readFileSync(path, 'utf8').split('\n');
  if (header !== HEADER) return null;
  // What follows the last line feed is empty, or torn.
  const facts = lines.slice(0, -1).map(readFact);
  return facts.includes(null) ? null : facts.filter((fact) => fact !== null);
};

const readFact = (line: string): Fact | null => {
  try {
    const value: unknown = JSON.parse(line);
    return isFact(value) ? value : null;
  } catch {
    return null;
  }
};

const isFact = (value: unknown): value is Fact => {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  if (value.kind === 'withdrawal') return 'withdrawal' in value && isWithdrawal(value.withdrawal);
  if (value.kind === 'address') return 'address' in value && isOfOrder(value.address);
  if (value.kind === 'invoice') return 'invoice' in value && isOfOrder(value.invoice);
  if (value.kind === 'deposit') return 'deposit' in value && isOfOrder(value.deposit);
  const isMoment = ['arrival', 'blocked', 'unblocked', 'expired'].includes(String(value.kind));
  return isMoment && 'at' in value && typeof value.at === 'number';
};

const isOfOrder = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'orderId' in value &&
  typeof value.orderId === 'string' &&
  'at' in value &&
  typeof value.at === 'number';

const isWithdrawal = (value: unknown): value is Withdrawal =>
  typeof value === 'object' &&
  value !== null &&
  'transactionId' in value &&
  typeof value.transactionId === 'string' &&
  'debit' in value &&
  typeof value.debit === 'string' &&
  /^\d+$/.test(value.debit) &&
  'course' in value &&
  Array.isArray(value.course);
