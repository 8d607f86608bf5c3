/**
 * The same import put together from the usual parts: csv-parse, decimal.js at precision 60 and node:sqlite with the
 * usual indexes, in durable transactions of 1,000 rows. It validates no address, looks into no history and explains
 * nothing, so it does far less than the intake.
 */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parse } from 'csv-parse';
import { Decimal } from 'decimal.js';
import { answerTask, taskText } from '../child.ts';
import { benchSnapshot } from '../fixture.ts';
import type { Timed } from './raw.ts';

const PIECE = 1_000;

const SCHEMA = `
  PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  CREATE TABLE row (
    id INTEGER PRIMARY KEY, reference TEXT NOT NULL UNIQUE, beneficiary TEXT, currency TEXT, network TEXT,
    address TEXT, tag TEXT, amount TEXT, unit TEXT, note TEXT, crypto TEXT
  ) STRICT;
  CREATE INDEX row_address ON row(address, crypto);`;

const input: { readonly file: string; readonly folder: string } = JSON.parse(taskText());
Decimal.set({ precision: 60, rounding: Decimal.ROUND_DOWN });
const known = new Map(
  benchSnapshot().currencies.map((currency) => [`${currency.code} ${currency.network}`, currency]),
);
const db = new DatabaseSync(join(input.folder, 'usual.sqlite'));
db.exec(SCHEMA);
const insert = db.prepare('INSERT INTO row VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
const began = performance.now();
let rows = 0;
const records: AsyncIterable<Record<string, string>> = createReadStream(input.file).pipe(
  parse({ columns: true }),
);
for await (const {
  reference = '',
  beneficiary = '',
  currency = '',
  network = '',
  ...rest
} of records) {
  const { address = '', tag = '', amount = '', amount_currency: unit = '', note = '' } = rest;
  const listed = known.get(`${currency} ${network}`);
  const crypto = new Decimal(amount)
    .div(listed?.usdRate ?? '1')
    .toDecimalPlaces(listed?.decimals ?? 0)
    .toFixed();
  if (rows % PIECE === 0) db.exec('BEGIN IMMEDIATE');
  insert.run(reference, beneficiary, currency, network, address, tag, amount, unit, note, crypto);
  rows += 1;
  if (rows % PIECE === 0) db.exec('COMMIT');
}
if (db.isTransaction) db.exec('COMMIT');
answerTask({ ms: performance.now() - began, rows } satisfies Timed);
db.close();
