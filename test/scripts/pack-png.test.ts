import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packPng } from '../../scripts/screenshots/pack-png.ts';

const chunk = (kind: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A picture two pixels wide, a line for each filter of the format. */
const picture = (lines: readonly (readonly number[])[], colour = 2): Buffer => {
  const head = Buffer.from([0, 0, 0, 2, 0, 0, 0, lines.length, 8, colour, 0, 0, 0]);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from(lines.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const pixelsOf = (png: Buffer): readonly number[] => {
  const at = png.indexOf('IDAT', 0, 'latin1');
  return [...inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)))];
};

describe('packing a screenshot', () => {
  it('keeps every pixel, whatever filter its line had', () => {
    const packed = packPng(
      picture([
        [0, 10, 20, 30, 40, 50, 60],
        [1, 10, 20, 30, 5, 5, 5],
        [2, 1, 1, 1, 250, 0, 0],
        [3, 0, 0, 0, 0, 0, 0],
        [4, 7, 0, 0, 0, 0, 9],
      ]),
    );
    // Reckoned by hand from the rules of the format.
    expect(pixelsOf(packed)).toEqual([
      0, 10, 20, 30, 40, 50, 60, 0, 10, 20, 30, 15, 25, 35, 0, 11, 21, 31, 9, 25, 35, 0, 5, 10, 15,
      7, 17, 25, 0, 12, 10, 15, 12, 17, 34,
    ]);
    expect(packed.subarray(0, 8)).toEqual(SIGNATURE);
    expect(packed.toString('latin1').endsWith('IEND\u00AEB`\u0082')).toBe(true);
  });

  it('refuses a kind of picture it does not understand', () => {
    expect(() => packPng(picture([[0, 1, 2]], 3))).toThrow(/not a plain PNG/);
  });
});
