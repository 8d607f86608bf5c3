// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { PayoutPreviewView } from '#contract/views/payout.ts';
import { Conversion } from '#renderer/features/new-payout/conversion.tsx';
import {
  emptyDraft,
  inputOf,
  isPayable,
  suggestReference,
  withCurrency,
} from '#renderer/features/new-payout/draft.ts';
import { currencyFixtures } from '../fixtures/money.ts';
import { renderScreen } from '../render-screen.tsx';

const currency = (code: string) => {
  const found = currencyFixtures.find((each) => each.code === code);
  if (found === undefined) throw new Error(`no currency ${code}`);
  return found;
};
const draft = emptyDraft(new Date('2026-11-23T14:02:11'));
const preview: PayoutPreviewView = {
  issues: [],
  pays: '1.31578947',
  usd: '100',
  rate: '76',
  converts: false,
  snapshotAt: '2026-11-23T14:02:11',
};

describe('a payout entered by hand', () => {
  it('writes the conversion out as a sentence', async () => {
    const ltc = withCurrency({ ...draft, amount: '100', beneficiary: 'Anna' }, currency('LTC'));
    const { text } = await renderScreen(
      <Conversion
        draft={ltc}
        currency={currency('LTC')}
        preview={{ view: preview, stale: false, aboutOtherMoney: false, error: null }}
      />,
    );
    expect(text()).toContain(
      'Anna receives 1.31578947 LTC, about 100.00 USD at 76 USD per LTC (rate of 14:02:11).',
    );
  });

  it('never shows figures of another currency or amount while the new ones are on their way', async () => {
    const ltc = withCurrency({ ...draft, amount: '100', beneficiary: 'Anna' }, currency('LTC'));
    const { text } = await renderScreen(
      <Conversion
        draft={ltc}
        currency={currency('LTC')}
        preview={{ view: preview, stale: true, aboutOtherMoney: true, error: null }}
      />,
    );
    expect(text()).not.toContain('1.31578947');
  });

  it('asks nothing of main before a currency is chosen', () => {
    expect(inputOf(draft)).toBeNull();
  });

  it('sends amounts without grouping spaces and never as numbers', () => {
    const input = inputOf({ ...withCurrency(draft, currency('LTC')), amount: '1 204.50' });
    expect(input?.amount).toBe('1204.50');
  });

  it('falls back to the currency itself where there is no USD rate', () => {
    expect(withCurrency(draft, currency('GRAM')).unit).toBe('GRAM');
  });

  it('drops a tag that the new network does not have', () => {
    const tagged = { ...withCurrency(draft, currency('XRP')), tag: '123' };
    expect(withCurrency(tagged, currency('LTC')).tag).toBe('');
  });

  it('goes on only without errors and with an amount', () => {
    expect(isPayable(preview)).toBe(true);
    expect(isPayable({ ...preview, pays: null })).toBe(false);
    const issue = { level: 'error', column: 'address', rule: 'x', message: 'y' } as const;
    expect(isPayable({ ...preview, issues: [issue] })).toBe(false);
    expect(isPayable({ ...preview, issues: [{ ...issue, level: 'warning' }] })).toBe(true);
  });

  it('suggests a reference that rows may carry', () => {
    expect(suggestReference(new Date('2026-11-23T14:02:11'))).toBe('P-20261123-140211');
    expect(suggestReference(new Date())).toMatch(/^[A-Za-z0-9._-]{1,40}$/);
  });
});
