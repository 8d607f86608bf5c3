/**
 * verify-ledger FILE [--head HASH] [--spacing MS] [--json]: recomputes chain, sums and promises of a ledger and prints
 * a verdict to keep. Changes nothing; works on a file that is open elsewhere through a private copy.
 * Exit code: 0 good, 1 not good, 2 it cannot be read, 64 wrong use.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isGood, verdictSentence, verdictText } from '#core/audit/verdict.ts';
import { inspectLedger } from '#main/adapters/ledger/inspect.ts';
import { openReadable } from '#main/adapters/ledger/private-copy.ts';
import { ROOT } from './tools.ts';

interface Arguments {
  readonly file: string;
  readonly head: string | null;
  readonly spacingMs: number | null;
  readonly json: boolean;
}

const USAGE = 'Use: npm run verify-ledger -- FILE [--head HASH] [--spacing MS] [--json]';

/** At least sixteen digits: fewer could be met by chance or made to fit. */
const HEAD = /^[0-9a-f]{16,64}$/;

/** Throws with the words for a wrong use. */
const readArguments = (): Arguments => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      head: { type: 'string' },
      spacing: { type: 'string' },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error('Name one ledger file.');
  const head = values.head?.replaceAll(/\s/g, '').toLowerCase() ?? null;
  if (head !== null && !HEAD.test(head)) {
    throw new Error('A head is 16 to 64 hexadecimal digits; spaces do not matter.');
  }
  const spacingMs = values.spacing === undefined ? null : Number(values.spacing);
  if (spacingMs !== null && !(spacingMs > 0)) throw new Error('--spacing takes milliseconds.');
  return { file: resolve(file), head, spacingMs, json: values.json };
};

const version = (): string => {
  const manifest: { readonly version: string } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  );
  return manifest.version;
};

const formatTime = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

const cannotRead = (detail: string, json: boolean): number => {
  if (json) console.log(JSON.stringify({ good: null, verdict: detail }));
  else console.error(detail);
  return 2;
};

const verify = ({ file, head, spacingMs, json }: Arguments): number => {
  const opened = openReadable(file);
  if (!opened.ok) return cannotRead(opened.error.detail, json);
  const { db, close } = opened.value;
  try {
    const findings = inspectLedger(db, { keptHead: head, spacingMs });
    if (findings === null) return cannotRead('The check was ended early.', json);
    const good = isGood(findings);
    if (json)
      console.log(JSON.stringify({ good, verdict: verdictSentence(findings), ...findings }));
    else {
      process.stdout.write(
        verdictText(findings, { file, checkedAt: Date.now(), version: version(), formatTime }),
      );
    }
    return good ? 0 : 1;
  } finally {
    close();
  }
};

try {
  process.exitCode = verify(readArguments());
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = 64;
}
