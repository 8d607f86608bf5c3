/** The calls about new versions of Purser; a part of the contract. */
import { z } from 'zod';
import type { UpdateView } from './views/update.ts';

/** The input schemas of these calls. */
export const updateCalls = {
  'update.get': z.strictObject({}),
  'update.look': z.strictObject({}),
  'update.fetch': z.strictObject({}),
  'update.stop': z.strictObject({}),
  /** Closes Purser and starts the new version. */
  'update.install': z.strictObject({}),
} as const;

/** Their replies. */
export interface UpdateReplies {
  'update.get': UpdateView;
  'update.look': UpdateView;
  'update.fetch': UpdateView;
  'update.stop': UpdateView;
  'update.install': null;
}
