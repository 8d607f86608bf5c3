/** Lines of totals, which spreadsheets carry under a list of payments. */
import type { RowField } from './row.ts';

const WORDS =
  'totals?|sum|sums|total amount|amount total|summe|gesamt|gesamtsumme|gesamtbetrag|endbetrag|suma|suma total|' +
  'importe total|total general|somme|montant total|total général|soma|total geral|valor total|итого|итог|всего|' +
  'сумма|общая сумма|разом|усього|всього|razem|łącznie|ogółem|suma końcowa';

const TOTAL = new RegExp(`^\\s*(?:grand\\s+|sub-?)?(?:${WORDS})\\s*:?\\s*$`, 'iu');

/** A row names nobody and no coin, and is called a total or holds a sum alone. */
export const isTotal = (cells: Readonly<Record<RowField, string>>): boolean => {
  if (cells.address !== '' || cells.currency !== '') return false;
  const { reference, beneficiary, note, network, tag, amount } = cells;
  const isSumAlone = `${reference}${beneficiary}${note}${network}${tag}` === '' && amount !== '';
  return (
    isSumAlone || [reference, beneficiary, note, network, tag].some((text) => TOTAL.test(text))
  );
};
