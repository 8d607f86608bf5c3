import { useTranslation } from 'react-i18next';
import { loadCurrencies, useCurrencies } from '../../bridge/currencies-store.ts';
import { formatAbsolute } from '../../ui/format-time.ts';
import { ErrorBand, ProblemBand } from '../../ui/problem-band.tsx';

/** Why the list is not fresh, and how old the one shown is. */
export const ListProblems = () => {
  const { t } = useTranslation();
  const { list, error } = useCurrencies();
  const takenAt = list?.takenAt ?? null;
  return (
    <>
      {error !== null && <ErrorBand error={error} onRetry={() => void loadCurrencies(true)} />}
      {list?.kept === true && takenAt !== null && (
        <ProblemBand
          tone="waiting"
          happened={`${t('currencies.kept')}.`}
          meaning={t('currencies.keptMeaning', { age: formatAbsolute(takenAt) })}
        />
      )}
      {list !== null && list.problem !== null && (
        <ProblemBand
          tone="waiting"
          happened={`${t('currencies.problem')}: ${list.problem}`}
          {...(takenAt === null
            ? {}
            : { meaning: t('currencies.problemMeaning', { age: formatAbsolute(takenAt) }) })}
        />
      )}
    </>
  );
};
