import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#contract/errors.ts';
import { copyText } from './clipboard.ts';
import classes from './problem-band.module.css';
import { StateShape, type Tone } from './state-mark.tsx';

interface ProblemBandProps {
  readonly tone?: Tone;
  /** What happened. */
  readonly happened: string;
  /** What it means for the money. */
  readonly meaning?: string;
  /** The safe next step. */
  readonly next?: string;
  /** Somebody else's words or a log id, for "Copy details". */
  readonly detail?: string | null;
  readonly action?: ReactNode;
  /** In two lines, above a table that needs the room. */
  readonly dense?: boolean;
}

/** A full-width band: what happened, what it means for the money, the safe next step, in this order. */
export const ProblemBand = (props: ProblemBandProps) => {
  const { tone = 'refused', happened, meaning, next, detail, action, dense = false } = props;
  const { t } = useTranslation();
  return (
    <div
      className={classes.band}
      data-tone={tone}
      data-dense={dense || undefined}
      role={tone === 'waiting' ? 'status' : 'alert'}
    >
      <div className={classes.words}>
        <span className={classes.shape}>
          <StateShape tone={tone} />
        </span>
        <p className={classes.happened}>{happened}</p>
        {meaning !== undefined && <p className={classes.line}>{meaning} </p>}
        {next !== undefined && <p className={classes.line}>{next}</p>}
      </div>
      <div className={classes.actions}>
        {detail !== undefined && detail !== null && (
          <Button
            variant="subtle"
            color="gray"
            onClick={() => void copyText(`${happened}\n${detail}`, t('common.details'))}
          >
            {t('common.copyDetails')}
          </Button>
        )}
        {action}
      </div>
    </div>
  );
};

interface ErrorBandProps {
  readonly error: AppError;
  readonly onRetry?: () => void;
}

/** Parts what happened from what it means and what to do. */
const firstSentence = (message: string): readonly [first: string, rest: string] => {
  const end = /[.!?]\s/.exec(message);
  if (end === null) return [message, ''];
  return [message.slice(0, end.index + 1), message.slice(end.index + 2)];
};

/** The failure of a call, in main's own words, with a way to try again. */
export const ErrorBand = ({ error, onRetry }: ErrorBandProps) => {
  const { t } = useTranslation();
  const [happened, rest] = firstSentence(error.message);
  return (
    <ProblemBand
      happened={happened}
      {...(rest === '' ? {} : { meaning: rest })}
      detail={error.detail === null ? error.code : `${error.code}: ${error.detail}`}
      action={onRetry !== undefined && <Button onClick={onRetry}>{t('common.retry')}</Button>}
    />
  );
};
