/**
 * Gives each fact to the writer of its table.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { EntryBody } from '#core/audit/entry.ts';
import { err, ok } from '#core/result.ts';
import { writeCarried } from './carried.ts';
import { contentKey } from './history.ts';
import type { Tally } from './tally.ts';
import { makeBatchWriter } from './write-batch.ts';
import { makePayoutWriter } from './write-payout.ts';
import { writeRates } from './rates.ts';
import type { Writing, Written } from './writing.ts';

/** What is kept of a submission beside the tables. */
const writeBesides = (db: DatabaseSync) => {
  const put = db.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)');
  const carried = writeCarried(db);
  return {
    ...carried,
    batch: (body: Extract<EntryBody, { kind: 'batch.submitted' }>): void => {
      const { contentIdentity, id } = body.batch;
      if (contentIdentity !== undefined) put.run(contentKey(contentIdentity), id);
      carried.batch(body);
    },
  };
};

/** What the spacing rule counts from. */
const endText = ({ at, mono, bootId }: Writing, payoutId: string): string =>
  JSON.stringify({ at, mono, bootId, payoutId });

export const makeEntryWriter = (db: DatabaseSync, tally: Tally) => {
  const payout = makePayoutWriter(db, tally);
  const batch = makeBatchWriter(db);
  const rates = writeRates(db);
  const besides = writeBesides(db);
  const setMeta = db.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)');
  return (writing: Writing, body: EntryBody): Written => {
    switch (body.kind) {
      case 'batch.submitted':
        besides.batch(body);
        return batch.move(writing, body);
      case 'batch.approved':
      case 'run.moved':
        return batch.move(writing, body);
      case 'report.exported':
        return batch.about(body.batchId);
      case 'payout.submitted':
        return besides.payout(body) ? payout.submitted(writing, body) : err('conflict');
      case 'carried.written-off':
        return besides.writeOff(body, writing) ? batch.about(body.batchId) : err('conflict');
      case 'payout.moved':
        return payout.moved(writing, body);
      case 'reply.stored':
        return payout.replied(writing, body);
      case 'reading.stored':
        return payout.read(writing, body);
      case 'send.ended':
        setMeta.run('last-send-ended', endText(writing, body.payoutId));
        return payout.about(body.payoutId);
      case 'capability.proven':
        setMeta.run(`capability ${body.capability}`, body.payoutId);
        return payout.about(body.payoutId);
      case 'rate.recorded':
        rates.given(body.given);
        return ok(null);
      case 'rate.confirmed':
        rates.saw(body.currencyId, body.rate);
        return ok(null);
      case 'terms.changed':
        rates.terms(body.terms);
        return ok(null);
      case 'alarm.raised':
        return body.payoutId === null ? ok(null) : payout.about(body.payoutId);
      default:
        return ok(null);
    }
  };
};
