/** Sizes of files as people read them. */
const STEPS = ['B', 'KB', 'MB', 'GB'] as const;

/** "812 B", "14.2 MB": at most one decimal, steps of 1,000. */
export const formatBytes = (bytes: number): string => {
  let size = bytes;
  let step = 0;
  while (size >= 1_000 && step < STEPS.length - 1) {
    size /= 1_000;
    step += 1;
  }
  return `${step === 0 ? size : size.toFixed(1)} ${STEPS[step] ?? 'B'}`;
};
