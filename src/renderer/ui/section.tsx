import { useId, type ReactNode } from 'react';
import classes from './section.module.css';

interface SectionProps {
  readonly title: string;
  /** Muted words after the title: an age, a unit. */
  readonly aside?: ReactNode;
  readonly action?: ReactNode;
  /** Frames the body, as for a table. */
  readonly framed?: boolean;
  readonly children: ReactNode;
}

/** A titled part of a screen. */
export const Section = ({ title, aside, action, framed = true, children }: SectionProps) => {
  const heading = useId();
  return (
    <section className={classes.section} aria-labelledby={heading}>
      <header className={classes.head}>
        <h2 id={heading}>{title}</h2>
        {aside !== undefined && <span className={classes.aside}>{aside}</span>}
        <span className={classes.action}>{action}</span>
      </header>
      <div className={framed ? classes.framed : undefined}>{children}</div>
    </section>
  );
};
