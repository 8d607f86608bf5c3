/** What the policy of this computer says to an approval: its limits, and the second person. */
import type { Actor, Entry } from '#core/audit/entry.ts';
import type { BatchState, PayoutRecord } from '../ports/ledger.ts';
import { problem, type Problem } from './problem.ts';
import type { ReviewNeeds } from './review.ts';

const nameOf = (actor: Actor): string => (actor.kind === 'person' ? actor.name : '');

const same = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

/** Who submitted the batch last, by account and by name; nulls when the ledger does not say. */
const submitter = (
  life: readonly Entry[],
): { readonly account: string | null; readonly name: string } => {
  const last = life.findLast(({ body }) => body.kind === 'batch.submitted');
  if (last?.body.kind !== 'batch.submitted') return { account: null, name: '' };
  return { account: last.body.account ?? null, name: nameOf(last.actor) };
};

const secondPerson = async (
  { ledger, people }: ReviewNeeds,
  batchId: string,
  by: Actor,
): Promise<Problem | null> => {
  if (people?.reviewByTwo !== true) return null;
  const maker = submitter(await ledger.entriesOf({ batchId }));
  if (maker.account === null) {
    return problem(
      'not-allowed',
      'The policy asks for two persons, and it is not known which account submitted this batch. Nothing was approved. Send it back and submit it again.',
    );
  }
  if (same(maker.account, people.account)) {
    return problem(
      'not-allowed',
      `The policy asks for two persons: the account ${people.account} of this computer submitted the batch, so another account must approve it. Nothing was approved. Let a second person sign in to the computer and open Purser there.`,
    );
  }
  if (same(maker.name, nameOf(by))) {
    return problem(
      'not-allowed',
      `The policy asks for two persons, and both are called "${nameOf(by)}" here. Nothing was approved. Give your own name in Settings.`,
    );
  }
  return null;
};

/** Why the policy does not let this approval be given, or null. Nothing is recorded here. */
export const policyForbids = async (
  needs: ReviewNeeds,
  batch: BatchState,
  { waiting, by }: { readonly waiting: readonly PayoutRecord[]; readonly by: Actor },
): Promise<Problem | null> => {
  const [above, ...more] = (await needs.limits?.approval(waiting)) ?? [];
  if (above !== undefined) {
    return problem(
      'not-allowed',
      `The policy of this computer does not allow this batch: ${[above, ...more].join(' ')} Nothing was approved. Send it back and leave rows out, or ask whoever looks after this computer.`,
    );
  }
  return secondPerson(needs, batch.id, by);
};
