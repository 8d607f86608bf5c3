/** What stands in the dialog of reference rates, and what it would ask main to keep. */
import { readRateList, type RateSide } from '#core/money/fiat-rate.ts';
import type { CallInput } from '#contract/contract.ts';

export interface RateLine {
  readonly fiat: string;
  readonly rate: string;
  readonly per: RateSide;
}

export interface RateForm {
  readonly lines: readonly RateLine[];
  /** A pasted list; its rates count beside the lines. */
  readonly list: string;
  readonly source: string;
  /** As the field of the browser holds it: local day and time. */
  readonly heldAt: string;
}

/** A moment as a field for day and time shows it. */
export const localField = (at: Date): string => {
  const two = (part: number): string => `${part}`.padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
};

export const newForm = (fiats: readonly string[], now: Date): RateForm => ({
  lines: (fiats.length === 0 ? [''] : fiats).map((fiat) => ({
    fiat,
    rate: '',
    per: 'usd-for-one',
  })),
  list: '',
  source: '',
  heldAt: localField(now),
});

type Asked = Pick<CallInput<'rate.give'>, 'rates' | 'source' | 'heldAt'>;

/** What to ask of main, or the words for what keeps it from being asked. Null: nothing is filled in yet. */
export const askedOf = (form: RateForm): { asked: Asked } | { fault: string } | null => {
  const typed = form.lines
    .map((line) => ({ ...line, fiat: line.fiat.trim().toUpperCase(), rate: line.rate.trim() }))
    .filter(({ rate }) => rate !== '');
  const listed = form.list.trim() === '' ? null : readRateList(form.list);
  if (listed !== null && !listed.ok) return { fault: listed.error };
  const more = (listed?.value ?? []).map((rate) => ({ ...rate, per: 'usd-for-one' as const }));
  const rates = [...typed, ...more];
  const held = new Date(form.heldAt);
  if (rates.length === 0 || form.source.trim() === '' || Number.isNaN(held.getTime())) return null;
  return { asked: { rates, source: form.source.trim(), heldAt: held.toISOString() } };
};
