/**
 * The hash chain of the journal: h_i = SHA-256(h_{i-1} ‖ canonical entry i), hashes as 64 hex digits,
 * h_0 = 64 zeros (I18).
 * The canonical entry is the UTF-8 text of the JSON array [seq, at, mono, bootId, actor, body] where body
 * is canonical JSON as stored, and actor is a person's name or null for Purser itself.
 */
import { hash } from 'node:crypto';
import { canonicalText } from '#core/audit/canonical.ts';
import type { Actor, EntryBody } from '#core/audit/entry.ts';
import type { Amount } from '#core/money/amount.ts';

export const GENESIS = '0'.repeat(64);

export interface ChainLink {
  readonly seq: number;
  readonly at: number;
  readonly mono: number;
  readonly bootId: string;
  /** A person's name; null is Purser itself. */
  readonly actor: string | null;
  /** Canonical JSON of the body. */
  readonly payload: string;
}

export const linkHash = (previous: string, link: ChainLink): string => {
  const { seq, at, mono, bootId, actor, payload } = link;
  const head = JSON.stringify([seq, at, mono, bootId, actor]).slice(0, -1);
  return hash('sha256', `${previous}${head},${payload}]`, 'hex');
};

export const actorName = (actor: Actor): string | null =>
  actor.kind === 'person' ? actor.name : null;

export const actorNamed = (name: string | null): Actor =>
  name === null ? { kind: 'system' } : { kind: 'person', name };

export const bodyToText = (body: EntryBody): string => canonicalText(body);

/** A body as JSON has it: an amount's units are still text. */
type StoredBody<T> = T extends bigint
  ? string
  : T extends object
    ? { readonly [K in keyof T]: StoredBody<T[K]> }
    : T;

const amountFrom = ({ units, decimals }: StoredBody<Amount>): Amount => ({
  units: BigInt(units),
  decimals,
});

/** Reads a body back from {@link bodyToText}. */
export const bodyFromText = (text: string): EntryBody => {
  const body: StoredBody<EntryBody> = JSON.parse(text);
  switch (body.kind) {
    case 'payout.submitted': {
      const { content } = body;
      return { ...body, content: { ...content, amount: amountFrom(content.amount) } };
    }
    case 'balance.read': {
      const balances = body.balances.map(({ currencyId, held }) => ({
        currencyId,
        held: amountFrom(held),
      }));
      return { ...body, balances };
    }
    default:
      return body;
  }
};
