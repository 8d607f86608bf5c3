/**
 * The hash chain of the journal: h_i = SHA-256(h_{i-1} ‖ canonical entry i), h_0 = 32 zero bytes (I18).
 * The canonical entry is the UTF-8 text of the JSON array [seq, at, mono, bootId, actor, body] where body
 * is canonical JSON as stored, and actor is a person's name or null for Purser itself.
 */
import { hash } from 'node:crypto';
import { canonicalText } from '#core/audit/canonical.ts';
import type { Actor, EntryBody } from '#core/audit/entry.ts';

export const GENESIS: Uint8Array = new Uint8Array(32);

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

export const linkHash = (previous: Uint8Array, link: ChainLink): Uint8Array => {
  const { seq, at, mono, bootId, actor, payload } = link;
  const head = JSON.stringify([seq, at, mono, bootId, actor]).slice(0, -1);
  return hash('sha256', Buffer.concat([previous, Buffer.from(`${head},${payload}]`)]), 'buffer');
};

export const actorName = (actor: Actor): string | null =>
  actor.kind === 'person' ? actor.name : null;

export const actorNamed = (name: string | null): Actor =>
  name === null ? { kind: 'system' } : { kind: 'person', name };

export const bodyToText = (body: EntryBody): string => canonicalText(body);

/** Reads a body back; `units` is the one member that is a bigint, wherever it stands. */
export const bodyFromText = (text: string): EntryBody => {
  const body: EntryBody = JSON.parse(text, (key, value: unknown) =>
    key === 'units' && typeof value === 'string' ? BigInt(value) : value,
  );
  return body;
};
