/**
 * Which listed currency a row names: code and network exactly as listed, never inferred, never corrected.
 */
import { foreignCharacter, quoted } from '../beneficiary/characters.ts';
import { problem } from './issue.ts';
import type { IndexedCurrency, RowContext } from './row-context.ts';
import type { RowField, RowIssue } from './row.ts';

export type FoundCurrency =
  | { readonly found: IndexedCurrency; readonly issue: null }
  | { readonly found: null; readonly issue: RowIssue };

const MOST_SHOWN = 12;

/** Finds the currency a row names, or says why there is none. The network may be left out only where the list holds one. */
export const findCurrency = (code: string, network: string, context: RowContext): FoundCurrency => {
  const listed = context.byCode.get(code);
  if (listed === undefined) return refused(unknownCode(code, context));
  const isNamed = (entry: IndexedCurrency): boolean =>
    network === '' || entry.currency.network === network;
  const at = listed.findIndex(isNamed);
  const only = listed[at];
  if (only !== undefined && listed.findLastIndex(isNamed) === at)
    return { found: only, issue: null };
  if (network === '') return refused(networkMissing(code, listed));
  return refused(only === undefined ? unknownNetwork(network, listed) : listedTwice(only));
};

const refused = (issue: RowIssue): FoundCurrency => ({ found: null, issue });

const unknownCode = (code: string, context: RowContext): RowIssue => {
  if (code === '')
    return problem(
      'currency',
      'currency-missing',
      'The row names no currency. Write the code of what is to be paid, such as USDT.',
    );
  return nearMiss('currency', code, [...context.byCode.keys()]);
};

const unknownNetwork = (network: string, listed: readonly IndexedCurrency[]): RowIssue =>
  nearMiss(
    'network',
    network,
    listed.map((entry) => entry.currency.network),
  );

/** A name that is not listed: said apart when it only looks like, or differs in case from, one that is. */
const nearMiss = (
  column: 'currency' | 'network',
  name: string,
  listed: readonly string[],
): RowIssue => {
  const foreign = foreignCharacter(name);
  if (foreign !== null) return lookAlike(column, name, foreign);
  const other = listed.find((known) => known.toLowerCase() === name.toLowerCase());
  if (other !== undefined)
    return problem(
      column,
      `${column}-case`,
      `The ${column} ${quoted(name)} is listed as "${other}". Write it exactly so.`,
    );
  return problem(
    column,
    `${column}-unknown`,
    `The gateway lists no ${column} ${quoted(name)}. ${column === 'network' ? 'Listed for this currency' : 'Listed'}: ${several(listed)}. Correct it, or ask the gateway to switch it on.`,
  );
};

/** A code or network with a character outside printable ASCII, which only looks right. */
export const lookAlike = (column: RowField, name: string, foreign: string): RowIssue =>
  problem(
    column,
    `${column.replace('_', '-')}-lookalike`,
    `The ${column} ${quoted(name)} is not what it looks like: ${foreign}. Type it anew.`,
  );

const networkMissing = (code: string, listed: readonly IndexedCurrency[]): RowIssue =>
  problem(
    'network',
    'network-missing',
    `${code} is paid on several networks, and the row names none. Write one of: ${several(listed.map((entry) => entry.currency.network))}.`,
  );

const listedTwice = ({ currency }: IndexedCurrency): RowIssue =>
  problem(
    'network',
    'currency-listed-twice',
    `The gateway lists ${currency.code} ${currency.network} more than once, so it is unclear which balance pays. Ask the gateway which one is right.`,
  );

const several = (names: readonly string[]): string => {
  const shown = names.slice(0, MOST_SHOWN).join(', ');
  return names.length > MOST_SHOWN ? `${shown} and ${names.length - MOST_SHOWN} more` : shown;
};
