/**
 * Whether a callback comes from the gateway and is meant for us: pure, over the bytes as they came.
 * Nothing here believes what a callback says; that is for a status query.
 */
import { createHash, timingSafeEqual, type KeyObject } from 'node:crypto';
import type {
  CallbackForm,
  CallbackProof,
  CallbackReading,
  Delivery,
  Spelling,
  Verdict,
} from '#main/ports/callbacks.ts';
import { readForm, writeForm } from './form-body.ts';
import { parseJson } from './reply-json.ts';
import { signForm, signWith } from './sign.ts';
import { spellingsOf } from './spellings.ts';
import {
  FORM_SIGNATURE,
  readFormCallback,
  readJsonCallback,
  SIGNED_FORM_FIELDS,
} from './wire-callback.ts';

/** Who it must be meant for, and the key that proves it. */
export interface ProvenBy {
  readonly platformId: number;
  readonly key: KeyObject;
}

/** The signature is 64 lower-case hex digits and nothing else. */
const HEX = /^[0-9a-f]{64}$/;

/** Reads a callback and proves it. Never throws, whatever the bytes are. */
export const proveCallback = (delivery: Delivery, by: ProvenBy): CallbackProof =>
  isForm(delivery)
    ? proveForm(Buffer.from(delivery.body), by)
    : proveJson(Buffer.from(delivery.body), delivery.signature, by);

/** A body that begins like JSON or comes with the header is of the present form. */
const isForm = ({ body, signature }: Delivery): boolean => {
  const start = Buffer.from(body.subarray(0, 64)).toString('latin1').trimStart();
  return signature === null && /^[A-Za-z_]+=/.test(start);
};

const proveJson = (body: Buffer, signature: string | null, by: ProvenBy): CallbackProof => {
  const said = objectOf(body);
  const reading = said === null ? null : readJsonCallback(said);
  const fit = signature === null || !HEX.test(signature) ? null : fitOf(body, signature, by);
  const fits = fit?.spelling ?? null;
  // A copy of its own: a small buffer shares its memory with whatever else is small.
  const keepable = new Uint8Array(body);
  const shared = { form: 'json', fits, reading, keepable } as const;
  if (fit !== null) {
    const verdict = verdictOf(fit.spelling, reading, by);
    const digest = verdict.kind === 'valid' ? digestOf('json', fit.bytes) : null;
    return { ...shared, verdict, digest };
  }
  const verdict = unproven(said, reading, { signature, by });
  return { ...shared, verdict, digest: null };
};

const fitOf = (
  body: Buffer,
  signature: string,
  { platformId, key }: ProvenBy,
): { readonly spelling: Spelling; readonly bytes: Buffer } | null => {
  for (const spelt of spellingsOf(body)) {
    if (isEqual(signature, signWith(platformId, spelt.bytes, key))) return spelt;
  }
  return null;
};

const isEqual = (given: string, right: string): boolean =>
  timingSafeEqual(Buffer.from(given), Buffer.from(right));

/** What is signed with our key but names another platform is not ours: one key may serve several. */
const verdictOf = (
  spelling: Spelling,
  reading: CallbackReading | null,
  { platformId }: ProvenBy,
): Verdict =>
  reading !== null && reading.platformId !== platformId
    ? { kind: 'wrong-platform', problem: null }
    : { kind: 'valid', spelling };

const unproven = (
  said: object | null,
  reading: CallbackReading | null,
  { signature, by }: { readonly signature: string | null; readonly by: ProvenBy },
): Verdict => {
  if (said === null || reading === null) {
    return { kind: 'malformed', problem: 'The body is neither a JSON object nor a form.' };
  }
  if (signature === null) return { kind: 'unsigned', problem: null };
  const isForeign = reading.platformId !== null && reading.platformId !== by.platformId;
  return { kind: isForeign ? 'wrong-platform' : 'wrong-signature', problem: null };
};

const proveForm = (body: Buffer, { platformId, key }: ProvenBy): CallbackProof => {
  const read = readForm(body.toString('utf8'));
  const signed = read.ok ? writeForm(SIGNED_FORM_FIELDS, read.fields) : '';
  const keepable = new Uint8Array(Buffer.from(signed));
  const shared = { form: 'form', digest: null, fits: null, keepable } as const;
  if (!read.ok) {
    const verdict = {
      kind: 'malformed',
      problem: `The form cannot be read: ${read.problem}.`,
    } as const;
    return { ...shared, verdict, reading: null };
  }
  const reading = readFormCallback(read.fields);
  const given = read.fields[FORM_SIGNATURE];
  if (given === undefined || given === '')
    return { ...shared, verdict: { kind: 'unsigned', problem: null }, reading };
  if (!HEX.test(given) || !isEqual(given, signForm(signed, key))) {
    const isForeign = reading.platformId !== null && reading.platformId !== platformId;
    const kind = isForeign ? 'wrong-platform' : 'wrong-signature';
    const verdict = { kind, problem: null } as const;
    return { ...shared, verdict, reading };
  }
  const verdict = verdictOf('as-sent', reading, { platformId, key });
  const digest = verdict.kind === 'valid' ? digestOf('form', Buffer.from(signed)) : null;
  return { ...shared, verdict, fits: 'as-sent', reading, digest };
};

const objectOf = (body: Buffer): Readonly<Record<string, unknown>> | null => {
  const value = parseJson(body.toString('utf8'));
  return isObject(value) ? value : null;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const digestOf = (form: CallbackForm, bytes: Buffer): string =>
  createHash('sha256').update(form).update('\n').update(bytes).digest('hex');
