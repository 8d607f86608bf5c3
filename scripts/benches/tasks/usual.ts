/**
 * The same import put together from the usual parts: csv-parse, the multicoin address validator, decimal.js at precision
 * 60 and node:sqlite with the usual indexes, in durable transactions of 1,000 rows. It compares no address with another,
 * looks into no history and explains nothing, so it does less than the intake.
 */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parse } from 'csv-parse';
import { Decimal } from 'decimal.js';
import multicoin from 'multicoin-address-validator';
import { answerTask, taskText } from '../child.ts';
import { benchSnapshot } from '../fixture.ts';
import type { Timed } from './raw.ts';

const PIECE = 1_000;

/** What the validator calls the networks of the file. */
const CHAINS: Readonly<Record<string, string>> = {
  TRC20: 'trx',
  tron: 'trx',
  ERC20: 'eth',
  bitcoin: 'btc',
  litecoin: 'ltc',
  dogecoin: 'doge',
  ripple: 'xrp',
  solana: 'sol',
};

const SCHEMA = `
  PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  CREATE TABLE row (
    id INTEGER PRIMARY KEY, reference TEXT NOT NULL UNIQUE, beneficiary TEXT, currency TEXT, network TEXT,
    address TEXT, tag TEXT, amount TEXT, unit TEXT, note TEXT, crypto TEXT, valid INTEGER
  ) STRICT;
  CREATE INDEX row_address ON row(address, crypto);`;

const input: { readonly file: string; readonly folder: string } = JSON.parse(taskText());
Decimal.set({ precision: 60, rounding: Decimal.ROUND_DOWN });
const known = new Map(
  benchSnapshot().currencies.map((currency) => [`${currency.code} ${currency.network}`, currency]),
);
const db = new DatabaseSync(join(input.folder, 'usual.sqlite'));
db.exec(SCHEMA);
const insert = db.prepare('INSERT INTO row VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
const began = performance.now();
let rows = 0;
let accepted = 0;
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
  const valid = multicoin.validate(address, CHAINS[network] ?? currency) ? 1 : 0;
  accepted += valid;
  if (rows % PIECE === 0) db.exec('BEGIN IMMEDIATE');
  insert.run(
    reference,
    beneficiary,
    currency,
    network,
    address,
    tag,
    amount,
    unit,
    note,
    crypto,
    valid,
  );
  rows += 1;
  if (rows % PIECE === 0) db.exec('COMMIT');
}
if (db.isTransaction) db.exec('COMMIT');
if (accepted < rows * 0.99) throw new Error(`the validator accepted ${accepted} of ${rows}`);
answerTask({ ms: performance.now() - began, rows } satisfies Timed);
db.close();
