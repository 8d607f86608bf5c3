/**
 * check-file FILE… [--json] [--data DIR] [--rate EUR=1.0842]…: what an import would say about each file; nothing is kept, nothing is paid.
 * Each file is judged alone, against an empty history or that of the ledger in DIR.
 * Exit code: 0 all accepted (rows may have errors), 2 at least one is asked about, 1 at least one is refused,
 * 64 wrong use. The practice currency list stands for the gateway's.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { alreadyImported } from '#core/import/file-reason.ts';
import type { FileSource } from '#core/import/read-file.ts';
import type { FileReason } from '#core/import/row.ts';
import type { CurrencySnapshot } from '#core/money/currency.ts';
import { faultOf, type FiatRate } from '#core/money/fiat-rate.ts';
import { practiceCurrencyTable } from '#practice/currency-table.ts';
import { checkFile, type FileVerdict, type RowVerdict } from './file-check/check.ts';
import { openFile, unreadable } from './file-check/open-file.ts';
import { openHistory, type OpenHistory } from './file-check/open-history.ts';
import { jsonPrinter, textPrinter } from './file-check/print.ts';

const PIECE = 65_536;

interface Arguments {
  readonly files: readonly string[];
  readonly snapshot: CurrencySnapshot;
  readonly json: boolean;
  readonly history: OpenHistory | null;
}

/** A rate as `EUR=1.0842`: USD for one unit. Throws with the words for a wrong use. */
const rateFrom = (argument: string): FiatRate => {
  const [fiat = '', rate = '', ...more] = argument.split('=');
  if (more.length > 0) throw new Error(`“${argument}” is not a rate. Write it as EUR=1.0842.`);
  const source = 'the command line';
  const given: FiatRate = { fiat, rate, per: 'usd-for-one', source, heldAt: 0, by: 'check-file' };
  const fault = faultOf(given, 0);
  if (fault !== null) throw new Error(fault.message);
  return given;
};

const snapshotWith = (rates: readonly string[]): CurrencySnapshot => {
  const fiatRates = rates.map(rateFrom);
  const twice = fiatRates.find(({ fiat }, at) =>
    fiatRates.some((r, i) => i < at && r.fiat === fiat),
  );
  if (twice !== undefined) throw new Error(`The rate of ${twice.fiat} is given twice.`);
  return { id: 'practice-list', takenAt: 0, currencies: practiceCurrencyTable, fiatRates };
};

/** Throws with the words for a wrong use. */
const readArguments = (): Arguments => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      data: { type: 'string' },
      rate: { type: 'string', multiple: true, default: [] },
    },
  });
  if (positionals.length === 0) throw new Error('No file is named.');
  const snapshot = snapshotWith(values.rate);
  const history = values.data === undefined ? null : openHistory(values.data);
  return { files: positionals, snapshot, json: values.json, history };
};

const refused = (reason: FileReason): FileVerdict => ({
  outcome: 'refused',
  reasons: [reason],
  asks: [],
});

const hashOf = (source: FileSource): string => {
  const hash = createHash('sha256');
  for (const bytes of source.chunks()) hash.update(bytes);
  return hash.digest('hex');
};

function* checkPath(
  path: string,
  { snapshot, history }: Arguments,
): Generator<RowVerdict, FileVerdict> {
  const opened = openFile(path);
  if (!opened.ok) return refused(opened.error);
  try {
    const before = history?.batchOfFile(hashOf(opened.value)) ?? null;
    if (before !== null) return refused(alreadyImported(before, 'bytes'));
    return yield* checkFile(opened.value, { choices: {}, snapshot, history });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return refused(unreadable(error));
  } finally {
    opened.value.close();
  }
}

const isSystemError = (error: unknown): boolean => error instanceof Error && 'syscall' in error;

const write = async (text: string): Promise<void> => {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
};

const checkAll = async (given: Arguments): Promise<number> => {
  const { files, json, history } = given;
  const printer = json ? jsonPrinter() : textPrinter();
  const outcomes = new Set<FileVerdict['outcome']>();
  let text = printer.begin();
  for (const path of files) {
    const printed = printer.file(path, checkPath(path, given));
    let step = printed.next();
    for (; step.done !== true; step = printed.next()) {
      text += step.value;
      if (text.length < PIECE) continue;
      await write(text);
      text = '';
    }
    outcomes.add(step.value.outcome);
  }
  await write(text + printer.end());
  history?.close();
  if (outcomes.has('refused')) return 1;
  return outcomes.has('ask') ? 2 : 0;
};

const main = async (): Promise<number> => {
  let given: Arguments;
  try {
    given = readArguments();
  } catch (error) {
    const problem = error instanceof Error ? error.message : 'The arguments cannot be read.';
    process.stderr.write(
      `${problem}\nUsage: npm run check-file -- FILE… [--json] [--data DIR] [--rate EUR=1.0842]…\n`,
    );
    return 64;
  }
  return checkAll(given);
};

process.exitCode = await main();
