/** The calls about where data lies, and about backups; a part of the contract. */
import { z } from 'zod';
import { text } from './basics.ts';
import type { AppView } from './views/app.ts';
import type { DataTaskView, DataView } from './views/data.ts';

const place = z.enum([
  'ledger',
  'drafts',
  'treasury',
  'earlier',
  'others',
  'settings',
  'practice',
  'logs',
  'backup',
]);

/** The input schemas of these calls. */
export const dataCalls = {
  'data.get': z.strictObject({}),
  'data.task': z.strictObject({}),
  /** Shows a place in the system's file manager. */
  'data.show': z.strictObject({ place }),
  /** Asks where to, then begins a backup. */
  'data.backUp': z.strictObject({}),
  /** Asks for a backup, then begins to verify it; puts nothing in place. */
  'data.examine': z.strictObject({}),
  'data.stop': z.strictObject({}),
  'data.dismiss': z.strictObject({}),
  /** Puts the examined backup, named by its head, in the place of the open ledger. */
  'data.restore': z.strictObject({ head: text(64), takeSettings: z.boolean() }),
  /** Puts what was kept aside back in its place; what is there now is kept aside instead. */
  'data.putBack': z.strictObject({ name: text(128) }),
} as const;

/** Their replies. */
export interface DataReplies {
  'data.get': DataView;
  'data.task': DataTaskView;
  'data.show': null;
  'data.backUp': DataTaskView;
  'data.examine': DataTaskView;
  'data.stop': DataTaskView;
  'data.dismiss': DataTaskView;
  'data.restore': AppView;
  'data.putBack': AppView;
}
