import { afterEach, describe, expect, it } from 'vitest';
import { parseAmount } from '#core/money/amount.ts';
import { practiceCurrencyTable } from '#practice/currency-table.ts';
import { rateAt } from '#practice/rates.ts';
import { closeRigs, openRig, START } from './rig.ts';

afterEach(closeRigs);

describe('the practice currency table', () => {
  it('holds the ids, codes and accuracies of the reference', () => {
    const known = practiceCurrencyTable
      .filter(({ source }) => source === 'reference')
      .map(({ id, code, network, decimals }) => `${id} ${code} ${network} ${decimals}`);
    expect(known).toEqual([
      '10 BTC bitcoin 8',
      '20 ETH eth 8',
      '30 LTC litecoin 8',
      '40 DOGE dogecoin 8',
      '50 BCH bitcoincash 8',
      '70 USDT ERC20 6',
      '71 USDT TRC20 2',
      '72 USDT BEP20 2',
      '90 TRX tron 6',
      '100 USDC ERC20 2',
      '101 USDC BEP20 2',
      '130 BNB bsc 8',
      '201 BTC BEP20 8',
      '202 ETH BEP20 8',
    ]);
  });

  it('gives invented currencies ids from 9000 and names each code and network once', () => {
    for (const { id, source } of practiceCurrencyTable)
      expect(id >= 9000).toBe(source === 'practice');
    const labels = practiceCurrencyTable.map(({ code, network }) => `${code} ${network}`);
    expect(new Set(labels).size).toBe(labels.length);
    expect(new Set(practiceCurrencyTable.map(({ id }) => id)).size).toBe(labels.length);
  });

  it('states every amount within the accuracy of its currency', () => {
    for (const currency of practiceCurrencyTable) {
      const { minDeposit, minWithdraw, networkFee, startingBalance, decimals } = currency;
      for (const text of [minDeposit, minWithdraw ?? '1', networkFee, startingBalance]) {
        expect([currency.code, text, parseAmount(text, decimals).ok]).toEqual([
          currency.code,
          text,
          true,
        ]);
      }
      expect(parseAmount(currency.usdRate, 8).ok).toBe(true);
    }
  });
});

describe('the currency list', () => {
  it('says what the vendor says, with numbers as text', async () => {
    const rig = await openRig({ switches: { drift: 'none' } });
    const list = (await rig.call('currencies')).json?.['list'];
    expect(list).toHaveLength(practiceCurrencyTable.length);
    expect(list).toContainEqual({
      id: 71,
      name: 'Tether',
      currency: 'USDT',
      network: 'TRC20',
      rateUsd: '1.0000',
      minDep: '1',
      minWithdraw: '5',
      decimals: 2,
    });
  });

  it('may leave out what is optional', async () => {
    const rig = await openRig({ switches: { listNamesOptional: false } });
    const { text } = await rig.call('currencies');
    expect(text).not.toContain('minWithdraw');
    expect(text).not.toContain('decimals');
  });
});

describe('the balance list', () => {
  it('has the shape of the reference, one entry an id', async () => {
    const rig = await openRig({ startingBalances: { 71: '1250' } });
    const list = (await rig.call('balance')).json?.['list'];
    expect(list).toContainEqual({ id: 71, currency: 'USDT', network: 'TRC20', balance: '1250.00' });
    expect(list).toHaveLength(practiceCurrencyTable.length);
  });
});

describe('a rate', () => {
  const [bitcoin] = practiceCurrencyTable;
  if (bitcoin === undefined) throw new Error('the table is empty');
  const hours = Array.from({ length: 200 }, (_, hour) => START + hour * 3_600_000);

  it.each([
    ['gentle', 0.004],
    ['strong', 0.09],
  ] as const)('drifts within its bounds when %s, and does move', (drift, reach) => {
    const rates = hours.map((now) => Number(rateAt({ seed: 's', drift }, bitcoin, now)));
    for (const rate of rates)
      expect(Math.abs(rate / 97_123.45 - 1)).toBeLessThanOrEqual(reach + 1e-6);
    expect(new Set(rates).size).toBeGreaterThan(100);
  });

  it('depends on seed and time alone', () => {
    const at = (seed: string): readonly string[] =>
      hours.map((now) => rateAt({ seed, drift: 'gentle' }, bitcoin, now));
    expect(at('a')).toEqual(at('a'));
    expect(at('a')).not.toEqual(at('b'));
  });

  it('moves on the wire between preview and send', async () => {
    const rig = await openRig({ scenario: 'drifting-rates' });
    const before = (await rig.call('currencies')).text;
    rig.pass(30_000);
    expect((await rig.call('currencies')).text).not.toBe(before);
  });
});

describe('the dialect', () => {
  it('may write result and ids as text, refusals as error under 200, amounts with zeros', async () => {
    const rig = await openRig({
      switches: {
        dialect: {
          resultAs: 'text',
          idsAs: 'text',
          refusalWord: 'error',
          refusalStatus: 200,
          trailingZeros: true,
        },
      },
    });
    const accepted = await rig.withdraw({ orderId: 'one' });
    expect(accepted.json).toMatchObject({
      result: '1',
      paymentId: '71',
      amount: '31.420000000000000000',
    });
    expect((await rig.status({ orderId: 'one' })).json?.['feeNetwork']).toBe(
      '1.000000000000000000',
    );
    const refused = await rig.status({ orderId: 'two' });
    expect([refused.status, refused.json]).toEqual([
      200,
      { result: '0', error: 'withdrawal not found' },
    ]);
    expect((await rig.call('currencies')).text).toContain('"id":"71"');
  });

  it('may name the ids in status replies, and put a slash into them', async () => {
    const rig = await openRig({ switches: { statusNamesIds: true, slashInTransactionIds: true } });
    const { json } = await rig.withdraw({ orderId: 'one' });
    expect(json?.['transactionId']).toContain('/');
    expect((await rig.status({ orderId: 'one' })).json).toMatchObject({
      transactionId: json?.['transactionId'],
      orderId: 'one',
    });
  });
});
