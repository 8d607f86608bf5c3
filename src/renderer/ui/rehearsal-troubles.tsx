/** What a rehearsal says would not go through, in plain words; nothing when all is well. */
import { useTranslation } from 'react-i18next';
import {
  REHEARSED_OUTCOMES,
  type RehearsalResult,
  type RehearsedOutcome,
  type RehearsedStop,
} from '#core/rehearsal/result.ts';
import { formatCount } from './format.ts';
import classes from './rehearsal-report.module.css';

type Trouble = Exclude<RehearsedOutcome, 'accepted'>;

const isTrouble = (outcome: RehearsedOutcome): outcome is Trouble => outcome !== 'accepted';

/** Refusals told one by one; the ranges above them name them all. */
const TOLD = 5;

/** "1-4 7" as people write it: "1–4, 7". */
const readable = (ranges: string): string => ranges.replaceAll(' ', ', ').replaceAll('-', '–');

const isOne = (ranges: string): boolean => /^\d+$/u.test(ranges);

const Refusals = ({ result, outcome }: TroubleProps) => {
  const { t } = useTranslation();
  const all = result.refusals.filter((refusal) => refusal.outcome === outcome);
  const more = all.length - TOLD;
  if (all.length === 0) return null;
  return (
    <ul>
      {all.slice(0, TOLD).map(({ row, reference, message }) => (
        <li key={row}>{t('rehearsal.refusal', { row: formatCount(row), reference, message })}</li>
      ))}
      {more > 0 && <li>{t('rehearsal.more', { count: more, shown: formatCount(more) })}</li>}
    </ul>
  );
};

interface TroubleProps {
  readonly result: RehearsalResult;
  readonly outcome: Trouble;
}

const Outcome = ({ result, outcome }: TroubleProps) => {
  const { t } = useTranslation();
  const ranges = result.rows[outcome];
  if (ranges === undefined) return null;
  return (
    <li>
      <strong>{t(`rehearsal.outcome.${outcome}`)}</strong>
      <span className={classes.ranges}>
        {t('rehearsal.rows', { count: isOne(ranges) ? 1 : 2, ranges: readable(ranges) })}
      </span>
      <Refusals result={result} outcome={outcome} />
    </li>
  );
};

const Stop = ({ stop }: { readonly stop: RehearsedStop }) => {
  const { t } = useTranslation();
  const title = t(`dispatch.stopped.${stop.code}.title`);
  return (
    <li>
      {stop.row === null ? title : t('rehearsal.stopAt', { title, row: formatCount(stop.row) })}
      {stop.detail !== null && <span className={classes.ranges}>{stop.detail}</span>}
    </li>
  );
};

export const RehearsalTroubles = ({ result }: { readonly result: RehearsalResult }) => {
  const { t } = useTranslation();
  const outcomes = REHEARSED_OUTCOMES.filter(isTrouble).filter((outcome) => result.rows[outcome]);
  const { stops } = result;
  if (outcomes.length === 0 && stops.length === 0) return null;
  return (
    <div className={classes.troubles}>
      {outcomes.length > 0 && (
        <section>
          <h3>{t('rehearsal.trouble')}</h3>
          <ul>
            {outcomes.map((outcome) => (
              <Outcome key={outcome} result={result} outcome={outcome} />
            ))}
          </ul>
        </section>
      )}
      {stops.length > 0 && (
        <section>
          <h3>{t('rehearsal.stops', { count: stops.length })}</h3>
          <ul>
            {stops.map((stop, index) => (
              <Stop key={`${index} ${stop.code}`} stop={stop} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
};
