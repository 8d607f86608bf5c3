import { Fragment } from 'react';
import classes from './digits.module.css';
import { groupDecimal, THIN_SPACE } from './format.ts';

/** Decimal text grouped in threes; the gaps are a little wider than the typeface's own thin space. */
export const Digits = ({ text }: { readonly text: string }) => (
  <span className={classes.digits}>
    {groupDecimal(text)
      .split(THIN_SPACE)
      .map((group, index) => (
        // Groups never change places within one number.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={index}>
          {index > 0 && <span className={classes.gap}>{THIN_SPACE}</span>}
          {group}
        </Fragment>
      ))}
  </span>
);
