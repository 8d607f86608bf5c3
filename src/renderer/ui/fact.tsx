import type { ReactNode } from 'react';
import classes from './facts.module.css';

interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
}

/** One name and what is said of it, inside a `dl`. */
export const Fact = ({ name, children }: FactProps) => (
  <div className={classes.fact}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
