/** The data folder and the computer around it, as diagnostics need them. */
import type { FileFacts } from '#core/diagnostics/facts.ts';

export interface DataFolder {
  /** Sizes of what lies in it. Never rejects: what cannot be looked at is not told. */
  measure(): Promise<FileFacts>;
  /** Version of the operating system, and the memory of the computer in bytes. */
  computer(): { readonly system: string; readonly memoryBytes: number };
}
