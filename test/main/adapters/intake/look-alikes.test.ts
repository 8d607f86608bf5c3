/** The guard against look-alikes over the real store and its threads: earlier payouts, the same file, a second check. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Payee } from '#main/ports/ledger.ts';
import {
  exclude,
  makePlace,
  NO_PAST,
  read,
  SNAPSHOT,
  text,
  tronAddress,
  type Place,
} from './fixture.ts';

const ALL = { offset: 0, limit: 100 };

const REAL = tronAddress(1);

let place: Place;

beforeEach(() => {
  place = makePlace();
});

afterEach(() => place.remove());

const payee = (number: number, address: string, more: Partial<Payee> = {}): Payee => ({
  place: number,
  destination: { currencyId: 71, code: 'USDT', network: 'TRC20', address, tag: null },
  beneficiary: 'Anna Berg',
  payout: `row ${number} of “October”`,
  approved: 'yes',
  ...more,
});

const pastOf = (payees: readonly Payee[]) => ({
  ...NO_PAST,
  payeesAfter: async (after: number, limit: number) =>
    payees.filter((known) => known.place > after).slice(0, limit),
});

/** Two accounts that share three characters at either end, found by trying; both checksums hold. */
const [FIRST, SECOND] = twins();

function twins(): readonly [string, string] {
  const seen = new Map<string, string>();
  for (let seed = 0; ; seed += 1) {
    const address = tronAddress(`twin ${seed}`);
    const ends = `${address.slice(1, 4)}${address.slice(-3)}`.toLowerCase();
    const other = seen.get(ends);
    if (other !== undefined) return [other, address];
    seen.set(ends, address);
  }
}

describe('an address like one paid before', () => {
  it('is a hard stop that names the payout and carries the other address to compare with', async () => {
    const intake = await place.open(pastOf([payee(3, FIRST)]));
    const batch = await read(intake, text([{ address: SECOND }, {}]));
    expect(batch).toMatchObject({ rows: 2, toPay: 1, errors: 1 });
    const [row] = (await intake.rows('draft-1', {}, ALL)).items;
    expect(row).toMatchObject({ status: 'error', content: null });
    expect(row?.issues).toMatchObject([
      { rule: 'address-look-alike', column: 'address', level: 'error', resembles: FIRST },
    ]);
    expect(row?.issues[0]?.message).toContain('"Anna Berg" (row 3 of “October”)');
  });

  it('is not questioned when it was itself paid under an approval', async () => {
    const intake = await place.open(
      pastOf([payee(1, FIRST), payee(2, SECOND, { beneficiary: 'Ben Ode' })]),
    );
    const batch = await read(intake, text([{ address: SECOND, beneficiary: 'Ben Ode' }]));
    expect(batch).toMatchObject({ toPay: 1, warnings: 0, errors: 0 });
  });

  it('is judged by approved payouts alone, and by those approved since the last import', async () => {
    const payees = [payee(1, FIRST, { approved: 'open' })];
    const intake = await place.open(pastOf(payees));
    expect(await read(intake, text([{ address: SECOND }]), 'draft-1')).toMatchObject({ errors: 0 });
    payees[0] = payee(1, FIRST);
    expect(await read(intake, text([{ address: SECOND }]), 'draft-2')).toMatchObject({ errors: 1 });
    const checked = await intake.recheck('draft-1', { ...SNAPSHOT, id: 'later' });
    expect(checked).toMatchObject({ toPay: 0, errors: 1 });
  });

  it('is not taken from a payout that was cancelled', async () => {
    const intake = await place.open(pastOf([payee(1, FIRST, { approved: 'no' })]));
    expect(await read(intake, text([{ address: SECOND }]))).toMatchObject({ toPay: 1, errors: 0 });
  });
});

describe('an address like another of the file', () => {
  it('stops both rows, each naming the other, and counts and sums them no more', async () => {
    const intake = await place.open();
    const batch = await read(intake, text([{ address: FIRST }, {}, { address: SECOND }]));
    expect(batch).toMatchObject({ rows: 3, toPay: 1, errors: 2, warnings: 0 });
    expect(batch.totals).toMatchObject([{ count: 1, units: 10_050n }]);
    const { items } = await intake.rows('draft-1', {}, ALL);
    expect(items.map(({ status }) => status)).toEqual(['error', 'ready', 'error']);
    expect(items[0]?.issues[0]).toMatchObject({ resembles: SECOND });
    expect(items[0]?.issues[0]?.message).toContain('is paid in row 3');
    expect(items[2]?.issues[0]?.message).toContain('is paid in row 1');
    expect(items[2]?.content).toBeNull();
    expect(await intake.toPay('draft-1', 10)).toHaveLength(1);
  });

  it('stops every row that pays one of the two, and lets go when the other is excluded', async () => {
    const intake = await place.open();
    const rows = [{ address: FIRST }, { address: FIRST, amount: '7' }, { address: SECOND }];
    const named = rows.map((row) => ({ ...row, beneficiary: 'Anna' }));
    expect(await read(intake, text(named))).toMatchObject({ toPay: 0, errors: 3 });
    expect(await exclude(intake, [3], 'not hers')).toMatchObject({ toPay: 2, errors: 0 });
    const batch = await intake.recheck('draft-1', { ...SNAPSHOT, id: 'later' });
    expect(batch).toMatchObject({ toPay: 2, errors: 0, excluded: 1 });
  });
});

describe('a beneficiary known from earlier payouts', () => {
  it('with a new address is worth a second look, with the old one beside it', async () => {
    const intake = await place.open(pastOf([payee(4, REAL)]));
    const batch = await read(
      intake,
      text([{ address: tronAddress(9), beneficiary: 'anna  BERG' }]),
    );
    expect(batch).toMatchObject({ toPay: 1, warnings: 1 });
    const [row] = (await intake.rows('draft-1', {}, ALL)).items;
    expect(row?.issues).toMatchObject([{ rule: 'address-new-for-beneficiary', resembles: REAL }]);
    expect(row?.issues[0]?.message).toContain('row 4 of “October”');
  });

  it('at a known address raises nothing, and under another name a warning that names the payout', async () => {
    const intake = await place.open(pastOf([payee(4, REAL)]));
    await read(
      intake,
      text([
        { address: REAL, beneficiary: 'Anna Berg' },
        { address: REAL, beneficiary: 'Anna Berg', amount: '9' },
      ]),
    );
    expect(await intake.batch('draft-1')).toMatchObject({ warnings: 0 });
    await read(intake, text([{ address: REAL, beneficiary: 'Carl' }]), 'draft-2');
    const [row] = (await intake.rows('draft-2', {}, ALL)).items;
    expect(row?.issues).toMatchObject([{ rule: 'address-two-beneficiaries' }]);
    expect(row?.issues[0]?.message).toContain('"Anna Berg" (row 4 of “October”)');
  });
});
