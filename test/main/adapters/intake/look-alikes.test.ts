/** The guard against look-alikes over the real store and its threads: earlier payouts, the same file, a second check. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RowField } from '#core/import/row.ts';
import type { OpenIntake } from '#main/adapters/intake/intake.ts';
import type { DraftEdit } from '#main/ports/draft-edit.ts';
import type { Payee } from '#main/ports/ledger.ts';
import {
  change,
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
    expect(row).toMatchObject({ status: 'error' });
    expect(await intake.toPay('draft-1', 10)).toHaveLength(1);
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

describe('an address that looks like another and is right', () => {
  const basisOf = async (intake: OpenIntake, row: number): Promise<string> => {
    const { items } = await intake.rows('draft-1', {}, ALL);
    const issue = items[row - 1]?.issues.find(({ rule }) => rule === 'address-look-alike');
    return issue?.repeats?.basis ?? '';
  };
  const pass = async (intake: OpenIntake, row: number, reason: string | null = 'by phone') =>
    change(intake, {
      kind: 'excuse',
      rows: [row],
      rule: 'address-look-alike',
      basis: await basisOf(intake, row),
      reason,
    });
  const set = (row: number, field: RowField, value: string): DraftEdit => ({
    kind: 'cells',
    how: 'typed',
    cells: [{ row, field, value }],
  });
  const open = () => place.open(pastOf([payee(3, FIRST)]));

  it('is paid once a person let it pass, and the reason and both addresses stay with the payout', async () => {
    const intake = await open();
    await read(intake, text([{ address: SECOND }, {}]));
    expect(await pass(intake, 1)).toMatchObject({ toPay: 2, errors: 0, warnings: 1 });
    const [row] = await intake.toPay('draft-1', 10);
    expect(row?.overrides).toMatchObject([
      { rule: 'address-look-alike', by: 'Vera', reason: 'by phone', resembles: FIRST },
    ]);
    expect(await pass(intake, 1, null)).toMatchObject({ toPay: 1, errors: 1 });
    expect(await change(intake, { kind: 'undo' })).toMatchObject({ toPay: 2, errors: 0 });
  });

  it('keeps that word through every later check and a change of the amount, and loses it with the address', async () => {
    const intake = await open();
    await read(intake, text([{ address: SECOND }, {}]));
    await pass(intake, 1);
    await change(intake, set(1, 'amount', '7'));
    expect(await intake.recheck('draft-1', { ...SNAPSHOT, id: 'later' })).toMatchObject({
      toPay: 2,
    });
    expect(await intake.recheckRepeats('draft-1')).toMatchObject({ toPay: 2 });
    await change(intake, set(1, 'beneficiary', 'Somebody else'));
    expect(await intake.batch('draft-1')).toMatchObject({ toPay: 1, errors: 1 });
    await change(intake, { kind: 'undo' });
    await change(intake, set(1, 'address', tronAddress('another')));
    await change(intake, set(1, 'address', SECOND));
    expect(await intake.batch('draft-1')).toMatchObject({ toPay: 2 });
  });

  it('passes row by row where both stand in one file, and stays stopped through changes of other cells', async () => {
    const intake = await place.open();
    await read(intake, text([{ address: FIRST }, {}, { address: SECOND }]));
    // A note says nothing of an address: the row must not slip through the check of it.
    expect(await change(intake, set(1, 'note', 'checked'))).toMatchObject({ toPay: 1, errors: 2 });
    expect(await pass(intake, 1)).toMatchObject({ toPay: 2, errors: 1 });
    expect(await change(intake, set(1, 'note', 'twice'))).toMatchObject({ toPay: 2, errors: 1 });
    expect(await intake.recheck('draft-1', { ...SNAPSHOT, id: 'later' })).toMatchObject({
      toPay: 2,
      errors: 1,
    });
    expect(await pass(intake, 3)).toMatchObject({ toPay: 3, errors: 0 });
  });
});
