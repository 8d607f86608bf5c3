/** Spans of days an operator asks for; 'own' is typed by hand. */
export const periods = ['any', 'today', 'week', 'month', 'thisMonth', 'lastMonth', 'own'] as const;

export type Period = (typeof periods)[number];

const dayOf = (date: Date): string => {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

interface Span {
  /** Calendar days of this computer, "2026-11-03"; empty means open. */
  readonly from: string;
  readonly to: string;
}

/** The days of a period as seen on `today`; null when they are typed by hand. */
export const spanOf = (period: Period, today: Date): Span | null => {
  const [year, month, day] = [today.getFullYear(), today.getMonth(), today.getDate()];
  const spans: Readonly<Record<Period, Span | null>> = {
    any: { from: '', to: '' },
    today: { from: dayOf(today), to: dayOf(today) },
    week: { from: dayOf(new Date(year, month, day - 6)), to: '' },
    month: { from: dayOf(new Date(year, month, day - 29)), to: '' },
    thisMonth: { from: dayOf(new Date(year, month, 1)), to: '' },
    lastMonth: {
      from: dayOf(new Date(year, month - 1, 1)),
      to: dayOf(new Date(year, month, 0)),
    },
    own: null,
  };
  return spans[period];
};
