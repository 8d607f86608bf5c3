/** The English words, one file a screen; the shape of every other language. */
import { common } from './en/common.ts';
import { currencies } from './en/currencies.ts';
import { frame } from './en/frame.ts';
import { overview } from './en/overview.ts';
import { payouts } from './en/payouts.ts';
import { settings } from './en/settings.ts';
import { status } from './en/status.ts';

export const english = {
  common,
  currencies,
  frame,
  overview,
  payouts,
  settings,
  status,
} as const;
