/**
 * When a payout of unknown outcome may be declared not sent (invariant I7): the gateway has been quiet long enough,
 * and look-ups that are proven to work have found nothing, several times, apart. Time alone never decides.
 */
/** The quiet period Q: longer than any delay between receipt and execution at the gateway (assumption A1), ms. */
export const QUIET_MS = 15 * 60_000;
/** Look-ups in a row that must have found nothing. */
export const LOOKUPS_NEEDED = 3;
/** Look-ups closer together than this count as one, ms. */
export const LOOKUP_SPACING_MS = 60_000;

/** A moment as the ledger stamps it: wall clock ms since 1970, monotonic ms of the boot named. */
export interface Moment {
  readonly at: number;
  readonly mono: number;
  readonly bootId: string;
}

/** As much of a ledger entry about the payout as the rule looks at. */
export interface Seen extends Moment {
  readonly seq: number;
  readonly body: {
    readonly kind: string;
    readonly from?: string;
    readonly to?: string;
    readonly by?: string;
    readonly outcome?: string;
  };
}

/**
 * The time that has certainly passed between two moments, ms, never negative. Within one boot both clocks must agree,
 * so the smaller counts. Across boots the wall clock may have been set; only what this boot has seen itself counts.
 * Source: safety reference section 2, "Quiet period".
 */
export const provenElapsed = (from: Moment, to: Moment): number => {
  const wall = to.at - from.at;
  const mono = from.bootId === to.bootId ? to.mono - from.mono : to.mono;
  return Math.max(0, Math.min(wall, mono));
};

/** What still stands against a release. Times left are ms and assume that nothing is found meanwhile. */
export type Missing =
  | { readonly kind: 'too-early'; readonly leftMs: number }
  | { readonly kind: 'look-ups'; readonly have: number; readonly leftMs: number }
  /** All look-ups so far were made within the quiet period, when the gateway may still have been working. */
  | { readonly kind: 'late-look-up' }
  /** Looking up by order id has never been seen to work here, so "not found" proves nothing. */
  | { readonly kind: 'look-up-unproven' };

/** Where a payout of unknown outcome stands on its way to a release. */
export interface ReleaseStanding {
  /** The last sign that a request may have been under way; null when none was ever recorded. */
  readonly quietSince: Moment | null;
  /** How long it has certainly been quiet, ms. */
  readonly quietForMs: number;
  /** Purser was started again since, so only the time since that start counts. */
  readonly restarted: boolean;
  /** Spaced look-ups in a row that found nothing. */
  readonly notFound: number;
  /** Empty: it may be released. */
  readonly missing: readonly Missing[];
}

const isSign = ({ body }: Seen): boolean =>
  body.kind === 'send.ended' ||
  body.kind === 'reply.stored' ||
  (body.kind === 'payout.moved' &&
    (body.to === 'SEND_STARTED' || (body.to === 'UNKNOWN' && body.from !== 'UNKNOWN')));

/** The look-ups by order id since `from` that found nothing, as the unbroken row that lasts until now. */
const notFoundRow = (life: readonly Seen[], from: number): readonly Seen[] => {
  let row: Seen[] = [];
  for (const entry of life) {
    const { body, seq } = entry;
    if (seq <= from || body.kind !== 'reading.stored' || body.by !== 'orderId') continue;
    if (body.outcome === 'not-found') row.push(entry);
    else row = [];
  }
  return row;
};

/** Those of them that are far enough apart to count. */
const spaced = (row: readonly Seen[]): readonly Seen[] => {
  const counted: Seen[] = [];
  for (const entry of row) {
    const last = counted.at(-1);
    if (last === undefined || provenElapsed(last, entry) >= LOOKUP_SPACING_MS) counted.push(entry);
  }
  return counted;
};

const lookUpsMissing = (
  counted: readonly Seen[],
  quietSince: Moment | null,
  now: Moment,
): readonly Missing[] => {
  const last = counted.at(-1);
  const have = counted.length;
  if (have < LOOKUPS_NEEDED || last === undefined) {
    const waited = last === undefined ? LOOKUP_SPACING_MS : provenElapsed(last, now);
    const next = Math.max(0, LOOKUP_SPACING_MS - waited);
    return [
      {
        kind: 'look-ups',
        have,
        leftMs: next + (LOOKUPS_NEEDED - have - 1) * LOOKUP_SPACING_MS,
      },
    ];
  }
  // Before the quiet period is over this goes without saying.
  const isOver = quietSince !== null && provenElapsed(quietSince, now) >= QUIET_MS;
  return isOver && provenElapsed(quietSince, last) < QUIET_MS ? [{ kind: 'late-look-up' }] : [];
};

/**
 * Judges the life of an UNKNOWN payout, oldest entry first. Pure: the same life and moment give the same answer.
 * A life without any sign of sending is judged as if it had been sent just now.
 */
export const releaseStanding = (
  life: readonly Seen[],
  now: Moment,
  lookupProven: boolean,
): ReleaseStanding => {
  const sign = life.findLast(isSign) ?? null;
  const quietForMs = sign === null ? 0 : provenElapsed(sign, now);
  const row = notFoundRow(life, sign?.seq ?? 0);
  const counted = spaced(row);
  const newest = row.at(-1);
  // The newest look-up decides whether the gateway was asked late enough, though it may stand too close to count.
  const judged = newest === undefined ? counted : [...counted.slice(0, -1), newest];
  const quietMissing: readonly Missing[] =
    quietForMs < QUIET_MS ? [{ kind: 'too-early', leftMs: QUIET_MS - quietForMs }] : [];
  const unproven: readonly Missing[] = lookupProven ? [] : [{ kind: 'look-up-unproven' }];
  return {
    quietSince: sign,
    quietForMs,
    restarted: sign !== null && sign.bootId !== now.bootId,
    notFound: counted.length,
    missing: [...quietMissing, ...lookUpsMissing(judged, sign, now), ...unproven],
  };
};

const minutes = (ms: number): string => `${Math.max(1, Math.ceil(ms / 60_000))} min`;

/** What is missing as one English sentence, with the time left. */
export const missingWords = (missing: Missing): string => {
  switch (missing.kind) {
    case 'too-early':
      return `It must stay quiet for ${minutes(missing.leftMs)} more.`;
    case 'look-ups':
      return `${missing.have} of ${LOOKUPS_NEEDED} look-ups a minute apart found nothing; about ${minutes(missing.leftMs)} more.`;
    case 'late-look-up':
      return 'One look-up after the quiet time is still to come.';
    case 'look-up-unproven':
      return 'Looking up by order id has not been seen to work on this platform yet, so “not found” proves nothing.';
  }
};
