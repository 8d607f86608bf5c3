/** Amount and unit in one column name, such as "Amount (USD)", "Betrag in EUR" or "USDT amount". */
import { knownField } from './header-names.ts';

const UNIT = '[A-Z]{3,6}';
const FORMS: readonly RegExp[] = [
  new RegExp(`^(?<name>.+?)\\s*[([]\\s*(?:in\\s+)?(?<unit>${UNIT})\\s*[)\\]]$`, 'u'),
  new RegExp(`^(?<name>.+?)\\s*[,/:]\\s*(?<unit>${UNIT})$`, 'u'),
  new RegExp(`^(?<name>.+?)\\s+(?:in|en|em|w|в|у)\\s+(?<unit>${UNIT})$`, 'u'),
  new RegExp(`^(?<name>.+?)[\\s_-]+(?<unit>${UNIT})$`, 'u'),
  new RegExp(`^(?<unit>${UNIT})[\\s_-]+(?<name>.+)$`, 'u'),
];

/**
 * The unit that an amount's column name speaks of, or null when it is no amount or names none. It is a proposal that
 * a person must confirm; "Amount currency" and the like name no unit.
 */
export const unitInHeader = (header: string): string | null => {
  for (const form of FORMS) {
    const { name = '', unit = '' } = form.exec(header.trim())?.groups ?? {};
    if (unit !== '' && knownField(name) === 'amount') return unit;
  }
  return null;
};
