/** A QR code as one path of squares, for an SVG the page draws itself. */
import { encodeQR } from 'qr';

export interface QrPath {
  /** Squares along one side, the quiet zone of four on each side included. */
  readonly side: number;
  /** The path of all dark squares, each of side 1. */
  readonly path: string;
}

/** Quiet zone by ISO/IEC 18004, in squares. */
const QUIET = 4;

/** Null when the text is too long for any code. */
export const qrPath = (text: string): QrPath | null => {
  try {
    const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET });
    const path = rows.flatMap((row, y) =>
      row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
    );
    return { side: rows.length, path: path.join('') };
  } catch {
    return null;
  }
};
