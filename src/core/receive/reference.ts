/** The reference under which money comes in: our own name for a deposit address or an invoice. */
import { err, ok, type Result } from '../result.ts';

/** Longest reference the gateway takes, characters (vendor page "create-an-invoice-link"). */
export const REFERENCE_MOST = 64;

/**
 * Reads a reference a person typed; spaces around it are taken off.
 * Letters, digits and hyphens only: every sample of the vendor takes these, and no form of its signature stumbles over
 * them (gateway reference, section 1). Errors: words for people, with a reference that would do where there is one.
 */
export const readReference = (typed: string): Result<string, string> => {
  const text = typed.trim();
  if (text === '')
    return err(
      'Give a reference: it names this address or invoice for ever, such as INV-2026-001.',
    );
  if (/^[A-Za-z0-9-]{1,64}$/.test(text)) return ok(text);
  const fitting = text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, REFERENCE_MOST);
  const rule = `The reference “${text}” may hold letters, digits and hyphens only, ${REFERENCE_MOST} at most.`;
  return err(fitting === '' ? rule : `${rule} “${fitting}” would do.`);
};
