import type { ReactNode } from 'react';
import classes from './link-button.module.css';

interface LinkButtonProps {
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** Goes somewhere in the window; looks like a link, because it only looks and never acts. */
export const LinkButton = ({ onClick, children }: LinkButtonProps) => (
  <button type="button" className={classes.link} onClick={onClick}>
    {children}
  </button>
);
