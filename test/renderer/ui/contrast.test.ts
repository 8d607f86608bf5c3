import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Tokens = ReadonlyMap<string, string>;

const css = readFileSync(new URL('../../../src/renderer/ui/tokens.css', import.meta.url), 'utf8');

const readBlock = (selector: string): [string, string][] => {
  const start = css.indexOf(selector);
  const block = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start));
  return [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
};

const light: Tokens = new Map(readBlock(":root[data-mantine-color-scheme='light']"));
const dark: Tokens = new Map([...light, ...readBlock(":root[data-mantine-color-scheme='dark']")]);

const colorOf = (tokens: Tokens, name: string): string => {
  const value = tokens.get(name) ?? '';
  const reference = /^var\(--([\w-]+)\)$/.exec(value);
  return reference === null ? value : colorOf(tokens, reference[1] ?? '');
};

const luminance = (hex: string): number => {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((channel) =>
    channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

const grounds = ['ground', 'surface', 'sunken', 'hover'];
const states = ['waiting', 'moving', 'paid', 'refused', 'unknown'];

/** Text needs 4.5 : 1; what only marks a place, a border or a bar, needs 3 : 1. */
const pairs: readonly (readonly [front: string, back: string, least: number])[] = [
  ...['ink', 'ink-soft', 'ink-muted', 'accent-text', ...states].flatMap((front) =>
    grounds.map((back) => [front, back, 4.5] as const),
  ),
  ...states.map((state) => [state, `${state}-soft`, 4.5] as const),
  ...states.map((state) => ['ink-soft', `${state}-soft`, 4.5] as const),
  ...states.map((state) => ['ink', `${state}-soft`, 4.5] as const),
  ['ink', 'accent-soft', 4.5],
  ['ink-muted', 'accent-soft', 4.5],
  ...states.map((state) => [state, 'accent-soft', 4.5] as const),
  ['accent-ink', 'accent', 4.5],
  ['accent-ink', 'accent-hover', 4.5],
  ['neutral-0', 'unknown', 4.5],
  ['neutral-0', 'refused', 4.5],
  ['neutral-1', 'neutral-10', 4.5],
  ['ink-soft', 'neutral-3', 4.5],
  ['ink', 'neutral-4', 4.5],
  ...grounds.flatMap((back) => [['focus', back, 3] as const, ['line-control', back, 3] as const]),
];

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('the %s theme', (_name, tokens) => {
  it.each(pairs)('shows %s on %s with a contrast of at least %d', (front, back, least) => {
    expect(contrast(colorOf(tokens, front), colorOf(tokens, back))).toBeGreaterThanOrEqual(least);
  });
});

it('measures black on white as 21 to 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});
