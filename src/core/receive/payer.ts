/** Reading what a person typed for an invoice. */
import { parseAmount, formatFixed } from '../money/amount.ts';
import { err, ok, type Result } from '../result.ts';
import type { Payer } from './invoice.ts';

/** Printable ASCII without the slash, which the vendor's samples of the signature treat in two ways. */
const PLAIN = /^[ -.0-~]{0,64}$/;

const FIELDS = [
  ['firstName', 'first name'],
  ['lastName', 'last name'],
  ['email', 'e-mail address'],
] as const;

/**
 * Checks what the payment page is told about the payer; spaces around are taken off. ASCII only, because the vendor's
 * signature samples differ on other letters (gateway reference, section 1). Errors: words for people.
 */
export const readPayer = (typed: Payer): Result<Payer, string> => {
  for (const [field, name] of FIELDS) {
    const text = typed[field].trim();
    if (PLAIN.test(text)) continue;
    return err(
      `The payer's ${name} “${text}” may hold unaccented letters, digits and plain signs only, without “/”, 64 at most: ` +
        'the gateway signs other letters in more than one way. Write it without accents, or leave it empty.',
    );
  }
  const phone = typed.phone.replace(/[\s()+.-]/g, '');
  if (!/^\d{0,15}$/.test(phone)) {
    return err(
      `The phone number “${typed.phone.trim()}” may hold digits only, 15 at most, with the country code first.`,
    );
  }
  const email = typed.email.trim();
  if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    return err(`“${email}” is no e-mail address. Correct it, or leave it empty.`);
  }
  return ok({ firstName: typed.firstName.trim(), lastName: typed.lastName.trim(), email, phone });
};

/** Digits an invoice may ask for before the point. */
const MOST_DIGITS = 12;

/**
 * Reads the amount of an invoice: above zero, two decimals at most, written with exactly two as the gateway wants it.
 * Errors: words for people.
 */
export const readInvoiceAmount = (typed: string): Result<string, string> => {
  const text = typed.trim();
  const amount = parseAmount(text, 2);
  if (!amount.ok || amount.value.units === 0n) {
    return err(
      `“${text}” is no amount to ask for: give a number above zero with at most two decimals, such as 100.00.`,
    );
  }
  const written = formatFixed(amount.value);
  if (written.length > MOST_DIGITS + 3) {
    return err(
      `“${text}” is too large: an invoice asks for at most ${MOST_DIGITS} digits before the point.`,
    );
  }
  return ok(written);
};
