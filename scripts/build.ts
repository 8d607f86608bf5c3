/** `npm run build`: builds main, preload and window into out/. */
import { build } from './building.ts';

process.exitCode = (await build()) ? 0 : 1;
