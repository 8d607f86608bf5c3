/** What a rehearsal found: the verdict, then whatever would not go through, then every currency before and after. */
import { useTranslation } from 'react-i18next';
import type { RehearsalView } from '#contract/views/rehearsal.ts';
import type { RehearsedLine } from '#core/rehearsal/result.ts';
import { AmountText } from './amount-text.tsx';
import { CopyButton } from './copy-button.tsx';
import { currencyWords } from './currency-words.ts';
import { sumDecimals } from './decimal-sum.ts';
import { formatDuration } from './format-time.ts';
import { formatCount, formatMoney } from './format.ts';
import { RehearsalTroubles } from './rehearsal-troubles.tsx';
import classes from './rehearsal-report.module.css';
import { StateMark } from './state-mark.tsx';

const acceptedOf = ({ result }: RehearsalView): number =>
  result.lines.reduce((sum, { accepted }) => sum + accepted, 0);

const Verdict = ({ rehearsal }: { readonly rehearsal: RehearsalView }) => {
  const { t } = useTranslation();
  const { count } = rehearsal.result;
  const shown = formatCount(count);
  const accepted = acceptedOf(rehearsal);
  if (accepted === count) {
    const tone = rehearsal.calm ? 'paid' : 'unknown';
    return <StateMark tone={tone} word={t('rehearsal.allWell', { count, shown })} />;
  }
  const word =
    accepted === 0
      ? t('rehearsal.none')
      : t('rehearsal.notAll', { accepted: formatCount(accepted), shown });
  return <StateMark tone="refused" word={word} />;
};

/** Sums over the lines that have a rate; null when none has. */
const inUsd = (
  lines: readonly RehearsedLine[],
  of: (line: RehearsedLine) => string | null,
): string | null => {
  const known = lines.map(of).filter((usd) => usd !== null);
  return known.length === 0 ? null : sumDecimals(known);
};

const Facts = ({ rehearsal }: { readonly rehearsal: RehearsalView }) => {
  const { t } = useTranslation();
  const { lines, durationMs, driftPercent, choices } = rehearsal.result;
  const usd = inUsd(lines, (line) => line.usd);
  const worst = inUsd(lines, (line) => line.worstUsd);
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('rehearsal.facts.duration')}</dt>
        <dd>{formatDuration(durationMs)}</dd>
      </div>
      {usd !== null && worst !== null && (
        <div>
          <dt>{t('rehearsal.facts.worst')}</dt>
          <dd>{formatMoney(worst, 'USD')}</dd>
          <dd className={classes.under}>
            {t('rehearsal.facts.worstTeach', {
              usd: formatMoney(usd, 'USD'),
              percent: driftPercent,
            })}
          </dd>
        </div>
      )}
      <div>
        <dt>{t('rehearsal.order')}</dt>
        <dd>{t(`review.terms.orderOf.${choices.order}`)}</dd>
      </div>
      <div>
        <dt>{t('rehearsal.funding')}</dt>
        <dd>{t(`review.terms.fundingOf.${choices.funding}`)}</dd>
      </div>
    </dl>
  );
};

const Line = ({ line }: { readonly line: RehearsedLine }) => {
  const { t } = useTranslation();
  const { firstWithoutMoney: short, accepted, count } = line;
  return (
    <tr>
      <th scope="row">{currencyWords(line.code, line.network)}</th>
      <td data-align="end" data-trouble={accepted < count || undefined}>
        {t('rehearsal.of', { accepted: formatCount(accepted), shown: formatCount(count) })}
      </td>
      <td data-align="end">
        <AmountText amount={line.before} />
      </td>
      <td data-align="end">
        <AmountText amount={line.paid} />
      </td>
      <td data-align="end">
        {line.fees === null ? (
          <span className="muted" title={t('rehearsal.feesUnknownTeach')}>
            {t('rehearsal.feesUnknown')}
          </span>
        ) : (
          <AmountText amount={line.fees} />
        )}
      </td>
      <td data-align="end" className={classes.strong}>
        <AmountText amount={line.after} />
      </td>
      <td>
        {short === null ? (
          <StateMark tone="paid" word={t('rehearsal.suffices')} />
        ) : (
          <StateMark tone="refused" word={t('rehearsal.endsAt', { row: formatCount(short.row) })} />
        )}
      </td>
    </tr>
  );
};

const COLUMNS = ['currency', 'accepted', 'before', 'paid', 'fees', 'after', 'ends'] as const;

const Table = ({ lines }: { readonly lines: readonly RehearsedLine[] }) => {
  const { t } = useTranslation();
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={t('rehearsal.title')}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                data-align={column === 'currency' || column === 'ends' ? undefined : 'end'}
              >
                {t(`rehearsal.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.currencyId} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** The hash in groups of four, whole: two people can compare it by telephone. */
export const RehearsalHash = ({ hash }: { readonly hash: string }) => {
  const { t } = useTranslation();
  return (
    <div className={classes.hash} title={t('rehearsal.facts.hashTeach')}>
      <span className={classes.label}>{t('rehearsal.facts.hash')}</span>
      <code>
        {(hash.match(/.{4}/gu) ?? []).map((group, index) => (
          <span key={`${index} ${group}`}>{group}</span>
        ))}
      </code>
      <CopyButton text={hash} what={t('rehearsal.theHash')} />
    </div>
  );
};

export const RehearsalReport = ({ rehearsal }: { readonly rehearsal: RehearsalView }) => (
  <div className={classes.report} data-outdated={!rehearsal.holds || undefined}>
    <div className={classes.verdict}>
      <Verdict rehearsal={rehearsal} />
    </div>
    <RehearsalTroubles result={rehearsal.result} />
    <Table lines={rehearsal.result.lines} />
    <Facts rehearsal={rehearsal} />
    <RehearsalHash hash={rehearsal.hash} />
  </div>
);
