import { describe, expect, it } from 'vitest';
import type { ImportAskView } from '#contract/views/batch.ts';
import {
  completeAnswers,
  missingFields,
  startAnswers,
  twiceChosen,
  type ColumnsAsk,
} from '#renderer/features/import/ask-answers.ts';

const columns: ColumnsAsk = {
  kind: 'columns',
  headers: [
    { header: 'Betrag', field: 'amount', samples: ['1'] },
    { header: 'Währung', field: null, samples: ['USD'] },
    { header: 'Coin', field: 'currency', samples: ['USDT'] },
    { header: 'Wallet', field: 'address', samples: ['T1'] },
  ],
  missing: ['reference', 'amount_currency'],
  fills: [
    { field: 'reference', proposal: 'nov-', required: true },
    { field: 'network', proposal: null, required: false },
    { field: 'amount_currency', proposal: null, required: true },
  ],
  products: null,
  template: null,
  remembered: false,
};
const mark: ImportAskView = {
  kind: 'decimal-mark',
  options: [
    { value: '.', examples: [] },
    { value: ',', examples: [] },
  ],
};

describe('answers to what a file left open', () => {
  it('choose nothing by themselves where money is read', () => {
    const answers = startAnswers([mark, columns]);
    expect(answers.decimalMark).toBeNull();
    expect(completeAnswers([mark, columns], answers)).toBeNull();
  });

  it('start from the columns that were recognised', () => {
    expect(startAnswers([columns]).columns).toEqual({
      Betrag: 'amount',
      Währung: null,
      Coin: 'currency',
      Wallet: 'address',
    });
  });

  it('wait for every needed field', () => {
    const answers = startAnswers([columns]);
    expect(missingFields(columns, answers)).toEqual(['amount_currency']);
    const mapped = {
      ...answers,
      columns: { ...answers.columns, Währung: 'amount_currency' as const },
    };
    expect(completeAnswers([columns], mapped)).toEqual({
      columns: { ...answers.columns, Währung: 'amount_currency' },
      fills: { reference: 'nov-' },
    });
  });

  it('refuse one meaning for two columns', () => {
    const twice = {
      Betrag: 'amount',
      Währung: 'amount',
      Coin: 'currency',
      Wallet: 'address',
    } as const;
    expect(twiceChosen(twice)).toEqual(['amount']);
    expect(
      completeAnswers([columns], {
        ...startAnswers([columns]),
        columns: twice,
        fills: { reference: 'nov-', amount_currency: 'USD' },
      }),
    ).toBeNull();
  });

  it('send only what was asked', () => {
    const answers = { ...startAnswers([mark]), decimalMark: ',' as const };
    expect(completeAnswers([mark], answers)).toEqual({ decimalMark: ',' });
  });
});
