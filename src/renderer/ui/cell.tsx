/* Rows of a virtualised list are placed by hand, which table elements do not allow, so the role is given instead. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import type { ReactNode } from 'react';

interface CellProps {
  readonly className?: string | undefined;
  /** A state the style turns on, such as the colour of the bar at the edge. */
  readonly status?: string;
  readonly children: ReactNode;
}

/** One cell of a row in a `PagedList`. */
export const Cell = ({ className, status, children }: CellProps) => (
  <div role="gridcell" className={className} data-status={status}>
    {children}
  </div>
);
