/** The calls that guide the set-up of a live platform, each step proved; a part of the contract. */
import { z } from 'zod';
import { id } from './basics.ts';
import type { SetupView } from './views/setup.ts';

/** Spread into the calls of the contract. */
export const setupCalls = {
  /** How far it is; null asks before a platform is saved. */
  'setup.get': z.strictObject({ profileId: id.nullable() }),
  /** Writes, reads back and removes a probe; or tries the key with read-only calls. Moves no money. */
  'setup.prove': z.discriminatedUnion('step', [
    z.strictObject({ step: z.literal('keychain'), profileId: id.nullable() }),
    z.strictObject({ step: z.literal('key'), profileId: id }),
  ]),
  /** A person says whether this computer is on the platform's allow-list. */
  'setup.listed': z.strictObject({ profileId: id, listed: z.boolean() }),
} as const;

/** Their replies. */
export interface SetupReplies {
  'setup.get': SetupView;
  'setup.prove': SetupView;
  'setup.listed': SetupView;
}
