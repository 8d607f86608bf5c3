/**
 * Which fixes would change something, in how many rows, and what the first few would become.
 */
import { fiatDecimals, RATED_FIAT } from '../money/fiat.ts';
import { SAME_AS_CURRENCY } from './ask.ts';
import { FILL_DOWN_FIELDS, RULES_OF, type FixableRow, type Fix } from './fix.ts';
import { makeFixer, type Fixer } from './make-fixer.ts';
import type { RowContext } from './row-context.ts';
import { ROW_FIELDS, type RowField } from './row.ts';

/** One cell before and after a fix. */
export interface FixExample {
  readonly row: number;
  readonly field: RowField;
  readonly before: string;
  readonly after: string;
}

/** A fix that would change rows. */
export interface FixOffer {
  readonly fix: Fix;
  /** Rows it would change. */
  readonly rows: number;
  /** The first few cells; none where rows are left out. */
  readonly examples: readonly FixExample[];
}

const MOST_EXAMPLES = 4;

/** Every fix of cells that a batch with these rules may need; exclusions are offered by rule. */
const candidates = (rules: ReadonlySet<string>, context: RowContext): readonly Fix[] => {
  const wanted = (kind: Fix['kind']): boolean =>
    RULES_OF[kind]?.some((rule) => rules.has(rule)) ?? rules.size > 0;
  const networks = [...context.byCode].flatMap(([code, listed]): readonly Fix[] =>
    listed.length < 2
      ? []
      : listed.map(({ currency }) => ({ kind: 'network', code, network: currency.network })),
  );
  const all: readonly Fix[] = [
    { kind: 'trim' },
    { kind: 'letters' },
    { kind: 'link' },
    { kind: 'tag' },
    { kind: 'amounts', mark: '.' },
    { kind: 'amounts', mark: ',' },
    ...networks,
    ...FILL_DOWN_FIELDS.map((field): Fix => ({ kind: 'fill-down', field })),
    { kind: 'unit', unit: RATED_FIAT },
    { kind: 'unit', unit: SAME_AS_CURRENCY },
    { kind: 'references', prefix: 'row-' },
  ];
  return all.filter(({ kind }) => wanted(kind));
};

interface Counting {
  readonly fix: Fix;
  readonly fixer: Fixer;
  rows: number;
  readonly examples: FixExample[];
}

/** Looks at the rows of a batch in order. */
export interface FixSurvey {
  /** True while rows without issues matter too, because cells may be filled from them. */
  readonly needsEveryRow: boolean;
  add(row: FixableRow): void;
  /** Most rows first within mending, then the rules by which rows may be left out. */
  offers(): readonly FixOffer[];
}

/** Surveys a batch that breaks these rules. Excluded rows must not be added. */
export const makeFixSurvey = (rules: ReadonlySet<string>, context: RowContext): FixSurvey => {
  const fixes = candidates(rules, context).map((fix): Counting => ({
    fix,
    fixer: makeFixer(fix, context),
    rows: 0,
    examples: [],
  }));
  const broken = new Map<string, number>();
  return {
    needsEveryRow: fixes.some(({ fix }) => fix.kind === 'fill-down'),
    add: (row) => {
      for (const counting of fixes) count(counting, row);
      const errors = row.issues.filter(({ level, column }) => level === 'error' || column === null);
      for (const rule of new Set(errors.map((issue) => issue.rule))) {
        broken.set(rule, (broken.get(rule) ?? 0) + 1);
      }
    },
    offers: () => [
      ...fixes
        .filter(({ rows }) => rows > 0)
        .sort((a, b) => b.rows - a.rows)
        .map(({ fix, rows, examples }) => ({ fix, rows, examples })),
      ...[...broken]
        .sort(([, a], [, b]) => b - a)
        .map(([rule, rows]): FixOffer => ({
          fix: { kind: 'exclude', rule, reason: '' },
          rows,
          examples: [],
        })),
    ],
  };
};

const count = (counting: Counting, row: FixableRow): void => {
  const fixed = counting.fixer(row);
  if (fixed?.edits === undefined) return;
  counting.rows += 1;
  if (counting.examples.length >= MOST_EXAMPLES) return;
  for (const field of ROW_FIELDS) {
    const after = fixed.edits[field];
    if (after === undefined) continue;
    counting.examples.push({ row: row.row, field, before: row.cells[field], after });
  }
};

/** Units a person may name for amounts without one: fiat codes in use, or the coin of the row. */
export const isUnit = (unit: string): boolean =>
  unit === SAME_AS_CURRENCY || fiatDecimals(unit) !== null;
