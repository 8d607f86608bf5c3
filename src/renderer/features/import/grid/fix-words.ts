/** What a fix is called. */
import type { TFunction } from 'i18next';
import { SAME_AS_CURRENCY } from '#core/import/ask.ts';
import type { Fix } from '#core/import/fix.ts';

export const fixWords = (fix: Fix, t: TFunction): string => {
  switch (fix.kind) {
    case 'trim':
    case 'letters':
    case 'link':
    case 'tag':
      return t(`sheet.fix.${fix.kind}`);
    case 'network':
      return t('sheet.fix.network', { code: fix.code, network: fix.network });
    case 'unit':
      return fix.unit === SAME_AS_CURRENCY
        ? t('sheet.fix.unitSame')
        : t('sheet.fix.unit', { unit: fix.unit });
    case 'amounts':
      return t(fix.mark === '.' ? 'sheet.fix.amountsPoint' : 'sheet.fix.amountsComma');
    case 'references':
      return t('sheet.fix.references', { prefix: fix.prefix });
    case 'fill-down':
      return t('sheet.fix.fillDown', { field: t(`import.field.${fix.field}`) });
    case 'exclude':
      return t('sheet.fix.exclude', { rule: fix.rule });
  }
};
