/** Draws every icon file in packaging/ from icon.svg; the results are committed, so that a package needs no browser. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IconIcns, IconIco } from '@shockpkg/icon-encoder';
import { chromium, type Page } from 'playwright';
import { findChromium } from '#test/standin/chromium.ts';
import { ROOT } from './tools.ts';

const FOLDER = join(ROOT, 'packaging');
/** What Linux desktops look for, and what the two containers are made of. */
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const WINDOWS = [256, 128, 64, 48, 32, 24, 16];
/** Apple's types by pixels; `@2x` types show the same picture for half the points. */
const APPLE: readonly (readonly [size: number, types: readonly string[]])[] = [
  [64, ['ic12']],
  [128, ['ic07']],
  [256, ['ic13', 'ic08']],
  [512, ['ic14', 'ic09']],
  [1024, ['ic10']],
  [32, ['ic11', 'ic05']],
  [16, ['ic04']],
];

async function draw(page: Page, svg: string, size: number): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>html,body{margin:0;background:transparent}svg{display:block;width:100vw;height:100vh}</style>${svg}`,
  );
  return page.screenshot({ omitBackground: true });
}

const svg = await readFile(join(FOLDER, 'icon.svg'), 'utf8');
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage();
const pictures = new Map<number, Buffer>();
for (const size of SIZES) pictures.set(size, await draw(page, svg, size));
await browser.close();

function picture(size: number): Buffer {
  const found = pictures.get(size);
  if (found === undefined) throw new Error(`No picture of ${size} pixels was drawn.`);
  return found;
}

await mkdir(join(FOLDER, 'icons'), { recursive: true });
for (const [size, data] of pictures)
  await writeFile(join(FOLDER, 'icons', `${size}x${size}.png`), data);

const ico = new IconIco();
for (const size of WINDOWS) await ico.addFromPng(picture(size), null, false);
await writeFile(join(FOLDER, 'icon.ico'), ico.encode());

const icns = new IconIcns();
for (const [size, types] of APPLE) await icns.addFromPng(picture(size), [...types], false);
await writeFile(join(FOLDER, 'icon.icns'), icns.encode());
