import { afterEach, describe, expect, it } from 'vitest';
import { closeRigs, openRig } from './rig.ts';

afterEach(closeRigs);

const ask = { paymentFromId: 71, paymentToId: 30, amount: '100' };

describe('the exchange estimate', () => {
  it('gives what the prices of now give, less one per cent, rounded down', async () => {
    const rig = await openRig({ switches: { drift: 'none' } });
    // 100 × 1.0000 × 0.99 ÷ 104.37
    expect((await rig.call('estimated', ask)).json).toEqual({
      result: 1,
      from: 'USDT',
      to: 'LTC',
      give: '100.00',
      receive: '0.94854843',
      rate: '0.009485484334',
    });
  });

  it('drifts with the prices and is the same again for the same seed and moment', async () => {
    const one = await openRig({ switches: { drift: 'strong' } });
    const other = await openRig({ switches: { drift: 'strong' } });
    const before = (await one.call('estimated', ask)).text;
    expect((await other.call('estimated', ask)).text).toBe(before);
    one.pass(45_000);
    expect((await one.call('estimated', ask)).text).not.toBe(before);
  });

  it('is refused more than once a second, without a block', async () => {
    const rig = await openRig();
    await rig.call('estimated', ask);
    expect((await rig.call('estimated', ask)).json).toEqual({
      result: 0,
      message: 'too many requests',
    });
    rig.pass(1_000);
    expect((await rig.call('estimated', ask)).json).toMatchObject({ result: 1 });
  });

  it.each([
    [{ ...ask, paymentToId: 5 }, 'unknown paymentId'],
    [{ ...ask, paymentToId: 71 }, 'choose two different currencies'],
    [{ ...ask, amount: '0' }, 'invalid amount'],
    [{ ...ask, amount: '1.005' }, 'too many decimals in amount'],
    [{ ...ask, amount: 'ten' }, 'invalid amount'],
  ])('refuses %j: %s', async (fields, message) => {
    const rig = await openRig();
    expect((await rig.call('estimated', fields)).json).toEqual({ result: 0, message });
  });

  it('does not know a currency that has vanished from the list', async () => {
    const rig = await openRig({ switches: { hiddenCurrencyIds: [30] } });
    expect((await rig.call('estimated', ask)).json).toMatchObject({ result: 0 });
  });
});
