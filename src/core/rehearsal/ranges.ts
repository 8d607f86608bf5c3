/** Row numbers as ranges: 1, 2, 3, 7 are "1-3 7". Sorted; no row twice. */
export const rowRanges = (rows: readonly number[]): string => {
  const sorted = [...new Set(rows)].sort((a, b) => a - b);
  const ranges: { readonly from: number; to: number }[] = [];
  for (const row of sorted) {
    const last = ranges.at(-1);
    if (last !== undefined && last.to === row - 1) last.to = row;
    else ranges.push({ from: row, to: row });
  }
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(' ');
};
