/**
 * check-file FILE… [--json]: what an import would say about each file; nothing is kept, nothing is paid.
 * Exit code: 0 all accepted (rows may have errors), 2 at least one is asked about, 1 at least one is refused,
 * 64 wrong use. The practice currency list stands for the gateway's.
 */
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { practiceCurrencyTable } from '#practice/currency-table.ts';
import type { CurrencySnapshot } from '#core/money/currency.ts';
import { checkFile, type FileVerdict, type RowVerdict } from './file-check/check.ts';
import { openFile } from './file-check/open-file.ts';
import { jsonPrinter, textPrinter } from './file-check/print.ts';

const PIECE = 65_536;

const snapshot: CurrencySnapshot = {
  id: 'practice-list',
  takenAt: 0,
  currencies: practiceCurrencyTable,
};

const usage = (problem: string): never => {
  process.stderr.write(`${problem}\nUsage: npm run check-file -- FILE… [--json]\n`);
  process.exit(64);
};

const readArguments = (): { files: readonly string[]; json: boolean } => {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    return positionals.length === 0
      ? usage('No file is named.')
      : { files: positionals, json: values.json };
  } catch (error) {
    return usage(error instanceof Error ? error.message : 'The arguments cannot be read.');
  }
};

function* checkPath(path: string): Generator<RowVerdict, FileVerdict> {
  const opened = openFile(path);
  if (!opened.ok) return { outcome: 'refused', reasons: [opened.error], asks: [] };
  try {
    return yield* checkFile(opened.value, { choices: {}, snapshot });
  } finally {
    opened.value.close();
  }
}

const write = async (text: string): Promise<void> => {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
};

const main = async (): Promise<void> => {
  const { files, json } = readArguments();
  const printer = json ? jsonPrinter() : textPrinter();
  const outcomes = new Set<FileVerdict['outcome']>();
  let text = printer.begin();
  for (const path of files) {
    const printed = printer.file(path, checkPath(path));
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
  process.exitCode = outcomes.has('refused') ? 1 : outcomes.has('ask') ? 2 : 0;
};

await main();
