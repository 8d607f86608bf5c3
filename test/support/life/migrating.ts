/** A life to be watched call by call that does nothing but open a ledger of an earlier schema, and close it. */
import { writeSync } from 'node:fs';
import { makeClock } from '#main/adapters/clock.ts';
import { openLedger } from '#main/adapters/ledger/open.ts';

const opened = openLedger({ file: process.argv[2] ?? '', clock: makeClock(), version: 'new' });
if (!opened.ok) throw new Error(opened.error.detail);
opened.value.close();
writeSync(1, 'closed\n');
