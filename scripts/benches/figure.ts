/**
 * What a benchmark found, and how it is told: medians, ratios, JSON for programs, a table for people.
 */

/** One measured quantity. Times in ms unless the unit says otherwise. */
export interface Figure {
  /** Begins with the number of its bar where design decided one: "B8 durable state change". */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the value is held against, by name and with its own value. */
  readonly baseline?: string;
  /** The bar's own quantity: usually value ÷ baseline, or baseline ÷ value where faster is more. */
  readonly ratio?: number;
  /** The bar in words and whether it is met; absent where the figure is only reported. */
  readonly bar?: Bar;
  /** What a reader must know to trust the figure: how many runs, what is left out. */
  readonly note?: string;
}

export interface Bar {
  readonly says: string;
  readonly met: boolean;
}

/** A figure that could not be had here, and why. Never in the JSON: a number would be invented. */
export interface Unmeasured {
  readonly name: string;
  readonly because: string;
}

export interface Findings {
  readonly figures: readonly Figure[];
  readonly unmeasured?: readonly Unmeasured[];
}

/** The middle of the values; of an even number the mean of the two in the middle. Throws on none. */
export const median = (values: readonly number[]): number => {
  if (values.length === 0) throw new Error('the median of nothing');
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
};

/** The value below which the given share (0 to 1) of the values lies. Throws on none. */
export const quantile = (values: readonly number[], share: number): number => {
  if (values.length === 0) throw new Error('the quantile of nothing');
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
};

/** Four significant digits: more would claim a precision no run has. */
export const rounded = (value: number): number => Number(value.toPrecision(4));

/** The median of the ratios of pairs measured side by side, which trusts no single run. */
export const pairedRatio = (values: readonly number[], baselines: readonly number[]): number => {
  if (values.length !== baselines.length) throw new Error('values and baselines do not pair up');
  return median(values.map((value, at) => value / (baselines[at] ?? Number.NaN)));
};

export const atMost = (value: number, limit: number, unit = ''): Bar => ({
  says: `≤ ${limit}${unit}`,
  met: value <= limit,
});

export const atLeast = (value: number, limit: number, unit = ''): Bar => ({
  says: `≥ ${limit}${unit}`,
  met: value >= limit,
});

/** The report for programs: `{"results":[{"name","value","unit","baseline"?,"ratio"?}],"machine"}`. */
export const jsonReport = (figures: readonly Figure[], machine: string): string =>
  JSON.stringify({
    results: figures.map(({ name, value, unit, baseline, ratio }) => ({
      name,
      value: rounded(value),
      unit,
      ...(baseline === undefined ? {} : { baseline }),
      ...(ratio === undefined ? {} : { ratio: rounded(ratio) }),
    })),
    machine,
  });

const verdict = (bar: Bar | undefined): string => {
  if (bar === undefined) return '';
  return `${bar.says} ${bar.met ? 'met' : 'MISSED'}`;
};

const cellsOf = ({ name, value, unit, baseline, ratio, bar }: Figure): readonly string[] => [
  name,
  `${rounded(value)} ${unit}`,
  ratio === undefined ? '' : `${rounded(ratio)}×`,
  baseline ?? '',
  verdict(bar),
];

/** The report for people: one line a figure, its note below it. */
export const tableReport = (figures: readonly Figure[]): string => {
  const rows = [['figure', 'value', 'ratio', 'against', 'bar'], ...figures.map(cellsOf)];
  const widths = [0, 1, 2, 3].map((at) => Math.max(...rows.map((cells) => cells[at]?.length ?? 0)));
  return rows
    .map((cells, line) => {
      const padded = cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ');
      const note = figures[line - 1]?.note;
      return `${padded.trimEnd()}\n${note === undefined ? '' : `    ${note}\n`}`;
    })
    .join('');
};
