import { useTranslation } from 'react-i18next';
import { formatAbout } from './format.ts';

/** A fiat equivalent: muted, marked as about; a dash when there is no rate. */
export const UsdText = ({ usd }: { readonly usd: string | null }) => {
  const { t } = useTranslation();
  if (usd === null) {
    return (
      <span className="muted" title={t('common.missing')}>
        —
      </span>
    );
  }
  return <span className="muted">{formatAbout(usd)}</span>;
};
