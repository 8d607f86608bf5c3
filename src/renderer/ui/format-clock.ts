/** "14:02:11": the time of day to the second, where a rate's very moment matters. */
export const formatClock = (iso: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(new Date(iso));
