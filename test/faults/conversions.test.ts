/** F55 to F57: the gateway converts fiat amounts, and not as it should. */
import { afterEach, describe, expect, test } from 'vitest';
import type { PayoutContent } from '#core/payout/payout.ts';
import type { Fault } from '#practice/faults.ts';
import { contentOf } from '#test/main/workflow/rig.ts';
import { TRON_ADDRESS } from '#test/practice/rig.ts';
import { httpReply } from '#test/support/raw-server.ts';
import { endLines, openLine, type Line, type LineOptions } from './line.ts';
import { saying } from './wire.ts';

afterEach(endLines);

/** Rows of 10.01 USD and so on, which become as many USDT at 1.00. */
const inFiat = (row: number): PayoutContent => ({
  ...contentOf(row),
  asked: { ...contentOf(row).asked, unit: 'USD' },
  rate: '1.0000',
  fiatExact: { bound: 50, through: null },
});

const openConverted = (options: Omit<LineOptions, 'contentOf'> = {}): Promise<Line> =>
  openLine({ ...options, contentOf: inFiat });

/** A line on which this becomes of the second withdraw, after the first has proven the look-up. */
const onSecond = (fault: Fault): Promise<Line> =>
  openConverted({ practice: { faults: [{ on: 'withdraw', when: { nth: 2 }, fault }] } });

/** Held with an alarm, the line stopped, and never sent again whatever a person presses. */
const expectHeld = async (line: Line): Promise<void> => {
  expect(await line.states()).toEqual(['ACCEPTED', 'HELD', 'APPROVED']);
  expect(await line.stop()).toBe('held');
  expect(await line.alarms(2)).toHaveLength(1);
  await line.send();
  await line.restart();
  await line.send();
  await line.wait(30);
  expect((await line.payout(2)).state).toBe('HELD');
  expect(line.wire.posts).toHaveLength(3);
};

describe('F55: the price moves beyond the bound between the last look and the gateway’s own conversion → the payout is held with what came of it, the run stops, nothing is sent again', () => {
  test.each([
    [300, '9.72', 'a dearer coin'],
    [-300, '10.32', 'a cheaper one'],
  ])('by %i hundredths of a percent: %s USDT, %s', async (move, sent) => {
    const line = await onSecond({ kind: 'converts-at', move });
    await line.send();
    expect((await line.payout(2)).sent).toBe(sent);
    expect(await line.alarms(2)).toEqual([expect.stringContaining(`made ${sent} of 10.02 USD`)]);
    await expectHeld(line);
    expect(await line.executions(2)).toBe(1);
  });

  test('while the answer is lost: unknown, and held once a look-up finds it', async () => {
    const line = await openConverted({
      practice: {
        faults: [
          { on: 'withdraw', when: { nth: 2 }, fault: { kind: 'converts-at', move: 300 } },
          { on: 'withdraw', when: { nth: 2 }, fault: { kind: 'lost-reply', executed: true } },
        ],
      },
    });
    await line.send();
    expect(await line.states()).toEqual(['ACCEPTED', 'UNKNOWN', 'APPROVED']);
    await line.ask();
    expect(await line.payout(2)).toMatchObject({ state: 'HELD', sent: '9.72' });
    expect(await line.executions(2)).toBe(1);
  });

  test('but not by less than the bound: then it is adopted', async () => {
    const line = await onSecond({ kind: 'converts-at', move: 30 });
    await line.send();
    expect(await line.states()).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
    expect((await line.payout(2)).sent).toBe('9.99');
    await line.wait(2);
    expect(await line.states()).toEqual(['CONFIRMED', 'CONFIRMED', 'CONFIRMED']);
  });
});

describe('F56: the echo of a conversion implies a wrong price, or holds no amount → held with an alarm, the run stops, the row is never sent again', () => {
  const body = `{"result":1,"paymentId":71,"addressTo":"${TRON_ADDRESS}","amount":"10.02","transactionId":"T2"}`;

  test.each<readonly [string, string]>([
    ['a tenth of it', body.replace('10.02', '1.002')],
    ['the amount of another coin', body.replace('10.02', '0.00010317')],
    ['nothing sent', body.replace('10.02', '0.00')],
    ['no amount', body.replace('"amount":"10.02",', '')],
    ['words', body.replace('10.02', 'about ten')],
    ['another address', body.replace('TLBQ', 'TLBq')],
    ['another currency', body.replace('71', '72')],
  ])('%s', async (_what, said) => {
    const line = await openConverted();
    line.wire.spoils.set(2, { delivered: true, ends: saying(httpReply(200, said)) });
    await line.send();
    await expectHeld(line);
    expect(await line.executions(2)).toBe(1);
  });
});

test('F57: a later answer names another amount than the first of a conversion → alarm, the amount first said stands', async () => {
  const line = await openConverted({
    practice: {
      faults: [
        {
          on: 'withdraw',
          when: { nth: 2 },
          fault: { kind: 'echo', field: 'amount', in: 'status' },
        },
      ],
    },
  });
  await line.send();
  expect(await line.states()).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
  await line.wait(2);
  expect(await line.payout(2)).toMatchObject({ state: 'ACCEPTED', sent: '10.02' });
  expect(await line.alarms(2)).toEqual(['amount: gateway said 10.02 first and says 10.021']);
  expect((await line.payout(1)).state).toBe('CONFIRMED');
});
