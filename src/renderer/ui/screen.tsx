import type { ReactNode } from 'react';
import classes from './screen.module.css';

interface ScreenProps {
  readonly title: string;
  /** Muted words after the title: an age, a count. */
  readonly aside?: ReactNode;
  /** Buttons at the right of the title; one of them primary at most. */
  readonly actions?: ReactNode;
  /** Bands and toolbars that stay while the body scrolls. */
  readonly head?: ReactNode;
  /** True when the body holds one table that scrolls by itself. */
  readonly filled?: boolean;
  readonly children: ReactNode;
  /** A drawer, laid over the right edge. */
  readonly drawer?: ReactNode;
}

/** The inside of the frame: title, actions, what stays, what scrolls, and the drawer. */
export const Screen = (props: ScreenProps) => {
  const { title, aside, actions, head, filled = false, children, drawer } = props;
  return (
    <div className={classes.screen}>
      <div className={classes.main}>
        <header className={classes.head}>
          <h1>{title}</h1>
          {aside !== undefined && <div className={classes.aside}>{aside}</div>}
          <div className={classes.actions}>{actions}</div>
        </header>
        {head !== undefined && <div className={classes.fixed}>{head}</div>}
        <div className={filled ? classes.filled : classes.scrolling}>{children}</div>
      </div>
      {drawer}
    </div>
  );
};
