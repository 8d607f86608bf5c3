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
  ],
  missing: ['amount_currency'],
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
    expect(startAnswers([columns]).columns).toEqual({ Betrag: 'amount', Währung: null });
  });

  it('wait for every needed field', () => {
    const answers = startAnswers([columns]);
    expect(missingFields(columns, answers.columns)).toEqual(['amount_currency']);
    const mapped = {
      ...answers,
      columns: { ...answers.columns, Währung: 'amount_currency' as const },
    };
    expect(completeAnswers([columns], mapped)).toEqual({
      columns: { Betrag: 'amount', Währung: 'amount_currency' },
    });
  });

  it('refuse one meaning for two columns', () => {
    const twice = { Betrag: 'amount', Währung: 'amount' } as const;
    expect(twiceChosen(twice)).toEqual(['amount']);
    expect(
      completeAnswers([{ ...columns, missing: [] }], {
        ...startAnswers([columns]),
        columns: twice,
      }),
    ).toBeNull();
  });

  it('send only what was asked', () => {
    const answers = { ...startAnswers([mark]), decimalMark: ',' as const };
    expect(completeAnswers([mark], answers)).toEqual({ decimalMark: ',' });
  });
});
