import { useMemo } from 'react';
import classes from './qr-code.module.css';
import { qrPath } from './qr-path.ts';

interface QrCodeProps {
  /** Exactly what a reader gets: a plain address or link, never a tag beside it. */
  readonly text: string;
  /** What it is, for screen readers. */
  readonly label: string;
  /** px along one side. */
  readonly size?: number;
}

/** A QR code drawn as vector; nothing where the text is too long for one. */
export const QrCode = ({ text, label, size = 168 }: QrCodeProps) => {
  const code = useMemo(() => qrPath(text), [text]);
  if (code === null) return null;
  return (
    <svg
      className={classes.code}
      width={size}
      height={size}
      viewBox={`0 0 ${code.side} ${code.side}`}
      shapeRendering="crispEdges"
      // An img would need the code as a data address, which nobody could style.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="img"
      aria-label={label}
    >
      <rect className={classes.light} width={code.side} height={code.side} />
      <path className={classes.dark} d={code.path} />
    </svg>
  );
};
