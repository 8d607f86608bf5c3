/** A percentage with at most two decimals as hundredths of a percent, or null where it is none. */
export const readPercent = (text: string): number | null => {
  const read = /^(0|[1-9]\d{0,2})(?:\.(\d{1,2}))?$/.exec(text);
  return read === null ? null : parseInt(`${read[1] ?? ''}${(read[2] ?? '').padEnd(2, '0')}`, 10);
};
