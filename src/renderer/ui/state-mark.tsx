import type { ReactElement } from 'react';
import { unreachable } from '#core/result.ts';
import classes from './state-mark.module.css';

/** The five ways a thing can stand; each has a colour and a shape of its own. */
export type Tone = 'waiting' | 'moving' | 'paid' | 'refused' | 'unknown';

const Shape = ({ tone }: { readonly tone: Tone }): ReactElement => {
  switch (tone) {
    case 'waiting':
      return <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" />;
    case 'moving':
      return (
        <>
          <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M6 2a4 4 0 0 1 0 8Z" fill="currentColor" />
        </>
      );
    case 'paid':
      return <circle cx="6" cy="6" r="4.75" fill="currentColor" />;
    case 'refused':
      return <rect x="1.75" y="1.75" width="8.5" height="8.5" rx="1" fill="currentColor" />;
    case 'unknown':
      return <path d="M6 .5 11.5 6 6 11.5.5 6Z" fill="currentColor" />;
    default:
      return unreachable(tone);
  }
};

/** The shape alone; put a word beside it. */
export const StateShape = ({ tone }: { readonly tone: Tone }) => (
  <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" className={classes[tone]}>
    <Shape tone={tone} />
  </svg>
);

interface StateMarkProps {
  readonly tone: Tone;
  readonly word: string;
  /** What the word does and does not say, on hover. */
  readonly says?: string;
}

/** Shape, colour and word together: the only way a state is shown. */
export const StateMark = ({ tone, word, says }: StateMarkProps) => (
  <span className={`${classes.mark} ${classes[tone]}`} data-tone={tone} title={says}>
    <StateShape tone={tone} />
    <span>{word}</span>
  </span>
);
