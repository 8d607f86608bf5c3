/** The calls about diagnostics; a part of the contract. */
import { z } from 'zod';
import { id } from './basics.ts';
import type { DiagnosticsView } from './views/diagnostics.ts';

/** The input schemas of these calls. */
export const diagnosticsCalls = {
  /** Gathers what is known; asks nobody anything and sends nothing. */
  'diagnostics.collect': z.strictObject({ addresses: z.boolean(), names: z.boolean() }),
  /** Saves the page of this id, which is the last one that was collected. */
  'diagnostics.save': z.strictObject({ id }),
} as const;

/** Their replies. */
export interface DiagnosticsReplies {
  'diagnostics.collect': DiagnosticsView;
  /** Null when the person cancelled. */
  'diagnostics.save': { readonly savedAs: string } | null;
}
