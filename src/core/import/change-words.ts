import type { Fix } from './fix.ts';
import type { MinimumOption } from './minimum-options.ts';
import type { PassableRule } from './repeat.ts';

/** What a recorded change was, without the rows. */
export type ChangeWords =
  | { readonly kind: 'cells'; readonly how: 'typed' | 'pasted' | 'filled' | 'cleared' }
  | { readonly kind: 'exclude'; readonly reason: string }
  | { readonly kind: 'excuse'; readonly rule: PassableRule; readonly reason: string | null }
  | { readonly kind: 'include' | 'add' }
  | { readonly kind: 'split'; readonly row: number }
  | { readonly kind: 'fix'; readonly fix: Fix }
  | { readonly kind: 'minimum'; readonly way: MinimumOption['kind']; readonly row: number }
  /** Row null: a row was added for it. */
  | { readonly kind: 'take'; readonly row: number | null }
  | { readonly kind: 'apart'; readonly row: number };
