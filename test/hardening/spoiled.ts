/** Inputs of the right shape, each spoiled in one place: what comes nearest to being taken by mistake. */

const WILD: readonly unknown[] = [
  null,
  undefined,
  '',
  ' ',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '\u0000',
  '\ud800',
  '‮',
  'x'.repeat(5_000),
  0,
  -1,
  1.5,
  NaN,
  Infinity,
  2 ** 53,
  10n ** 40n,
  true,
  [],
  [[]],
  {},
  { length: 3 },
  { toString: 'x' },
  JSON.parse('{"__proto__":{"ok":true}}'),
  new Date(NaN),
  new Map([['a', 1]]),
  new Uint8Array(8),
];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One value with one of its places, however deep, replaced. */
function* replaced(value: unknown, wild: unknown): Generator {
  yield wild;
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries())
      for (const other of replaced(item, wild)) yield value.with(at, other);
  } else if (isRecord(value)) {
    for (const [name, item] of Object.entries(value))
      for (const other of replaced(item, wild)) yield { ...value, [name]: other };
  }
}

const STRANGE_NAMES = ['__proto__', 'constructor', 'extra', 'apiKey', ''];
const withField = (value: object, name: string): object =>
  Object.defineProperty({ ...value }, name, { value: 1, enumerable: true });

/** Everything one input becomes: a place replaced, a field too few, a field too many, and put into something else. */
export function* spoiled(input: unknown): Generator {
  for (const wild of WILD) yield* replaced(input, wild);
  if (isRecord(input)) {
    for (const name of Object.keys(input))
      yield Object.fromEntries(Object.entries(input).filter(([other]) => other !== name));
    for (const name of STRANGE_NAMES) yield withField(input, name);
  }
  yield [input];
  yield { input };
  yield JSON.stringify(input, (_name, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}

/** So many spoiled inputs, from as many of these as it takes; they are gone through again when they are few. */
export function* spoiledInputs(inputs: readonly unknown[], count: number): Generator {
  for (let given = 0; given < count;) {
    for (const input of inputs) {
      for (const payload of spoiled(input)) {
        if (given === count) return;
        given += 1;
        yield payload;
      }
    }
  }
}
