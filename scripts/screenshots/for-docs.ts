/** The pictures that documents show: small size, light theme, in docs/images. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../tools.ts';
import { SIZES, THEMES, variantOf } from './camera.ts';
import { packPng } from './pack-png.ts';

interface Album {
  /** The groups of scenes that take its pictures. */
  readonly scenes: readonly string[];
  readonly pictures: readonly string[];
}

const LARGEST_BYTES = 200_000;
const IMAGES = join(ROOT, 'docs', 'images');

export const README: Album = {
  scenes: ['run', 'stopped', 'filled'],
  pictures: ['overview', 'review', 'dispatch-running'],
};

export const GUIDE: Album = {
  scenes: ['help', ...README.scenes],
  pictures: [
    ...README.pictures,
    'import-ready',
    'plan',
    'dispatch-stopped-unknown',
    'track-final',
    'export',
    'unknown-desk',
    'help',
  ],
};

/** Copies an album from what was photographed; throws where a picture is too large to be read with a page. */
export const copyForDocs = ({ pictures }: Album, folder: string): void => {
  const [{ width, height }] = SIZES;
  mkdirSync(IMAGES, { recursive: true });
  for (const name of pictures) {
    const from = join(folder, variantOf(width, height, THEMES[0]), `${name}.png`);
    const packed = packPng(readFileSync(from));
    if (packed.length > LARGEST_BYTES)
      throw new Error(`${name}.png has ${packed.length} bytes, above ${LARGEST_BYTES}`);
    writeFileSync(join(IMAGES, `${name}.png`), packed);
  }
};
