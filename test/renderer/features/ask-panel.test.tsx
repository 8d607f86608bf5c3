// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BatchView, ImportStateView } from '#contract/views/batch.ts';
import type { ColumnsAsk } from '#core/import/ask.ts';
import { ImportStage } from '#renderer/features/import/import-stage.tsx';
import { road, roadBatches } from '../fixtures/road.ts';
import { renderScreen } from '../render-screen.tsx';

const nothing = () => undefined;

const batchIn = (state: ImportStateView): BatchView => {
  const [batch] = roadBatches();
  if (batch === undefined) throw new Error('no batch');
  return { ...batch, id: 'asked', import: state };
};

const show = (state: ImportStateView) =>
  renderScreen(
    <ImportStage batch={batchIn(state)} frozen={false} onContinue={nothing} onOpened={nothing} />,
    { ...road, 'batch.answer': () => batchIn(state) },
  );

const answerOf = (calls: readonly { readonly name: string; readonly input: unknown }[]) =>
  calls.find(({ name }) => name === 'batch.answer')?.input;

const list: ColumnsAsk = {
  kind: 'columns',
  headers: [
    { header: 'Ticker', field: null, samples: ['usdttrc20'] },
    { header: 'Wallet Address', field: 'address', samples: ['T1'] },
    { header: 'Amount', field: 'amount', samples: ['25.5'] },
  ],
  missing: ['reference', 'currency', 'amount_currency'],
  fills: [
    { field: 'reference', proposal: 'nov-', required: true },
    { field: 'amount_currency', proposal: null, required: true },
  ],
  products: { header: 'Ticker', values: [{ value: 'usdttrc20', proposal: null }] },
  template: 'NOWPayments',
  remembered: false,
};

describe('a list made for another program', () => {
  it('waits for what no column says, and sends it with the columns', async () => {
    const { bridge, settle, text } = await show({ kind: 'asking', asks: [list] });
    expect(text()).toContain('a list made for NOWPayments');
    expect(text()).toContain('nov-0001, nov-0002');
    expect(text()).toContain('Still needed: Currency, Amount is in');
    const go = screen.getByRole('button', { name: 'Continue reading' });
    expect(go).toHaveProperty('disabled', true);
    fireEvent.change(screen.getByLabelText('Currency: usdttrc20'), { target: { value: 'USDT' } });
    fireEvent.change(screen.getByLabelText('Network: usdttrc20'), { target: { value: 'TRC20' } });
    fireEvent.click(screen.getByLabelText('Amounts are in the currency that is paid'));
    await settle();
    fireEvent.click(go);
    await settle();
    expect(answerOf(bridge.calls)).toEqual({
      batchId: 'asked',
      choices: {
        columns: { Ticker: null, 'Wallet Address': 'address', Amount: 'amount' },
        fills: { reference: 'nov-', amount_currency: 'currency' },
        products: {
          header: 'Ticker',
          values: { usdttrc20: { currency: 'USDT', network: 'TRC20' } },
        },
      },
    });
  });

  it('says when its answers are those of an earlier file', async () => {
    const { text } = await show({ kind: 'asking', asks: [{ ...list, remembered: true }] });
    expect(text()).toContain('Remembered: these answers were given to an earlier file');
  });
});

describe('a workbook', () => {
  it('shows the first lines of every sheet and chooses none by itself', async () => {
    const ask = {
      kind: 'sheet',
      options: [
        { value: 'October', hidden: false, examples: ['reference · amount', 'OCT-1 · 5'] },
        { value: 'Secret', hidden: true, examples: ['reference · amount'] },
      ],
    } as const;
    const { bridge, settle, text } = await show({ kind: 'asking', asks: [ask] });
    expect(text()).toContain('OCT-1 · 5');
    const go = screen.getByRole('button', { name: 'Continue reading' });
    expect(go).toHaveProperty('disabled', true);
    fireEvent.click(screen.getByRole('radio', { name: /Secret \(hidden\)/ }));
    await settle();
    fireEvent.click(go);
    await settle();
    expect(answerOf(bridge.calls)).toEqual({ batchId: 'asked', choices: { sheet: 'Secret' } });
  });

  it('asks which row names the columns by the number the sheet gives it', async () => {
    const ask = {
      kind: 'header-row',
      options: [
        { value: 1, examples: ['Payroll · November'] },
        { value: 3, examples: ['reference · amount'] },
      ],
    } as const;
    const { bridge, settle } = await show({ kind: 'asking', asks: [ask] });
    fireEvent.click(screen.getByRole('radio', { name: /Row 3/ }));
    await settle();
    fireEvent.click(screen.getByRole('button', { name: 'Continue reading' }));
    await settle();
    expect(answerOf(bridge.calls)).toEqual({ batchId: 'asked', choices: { headerLine: 3 } });
  });
});

describe('a refused file', () => {
  it('can be read in the encoding whose names look right', async () => {
    const { bridge, settle, text } = await show({
      kind: 'refused',
      reasons: [
        { rule: 'encoding-invalid', message: 'Byte 0xEB: the file is not UTF-8.', line: 2 },
      ],
      offer: {
        kind: 'encoding',
        options: [
          { value: 'windows-1252', example: 'A-1,Zoë' },
          { value: 'windows-1251', example: 'A-1,Zoл' },
        ],
      },
    });
    expect(text()).toContain('A-1,Zoë');
    fireEvent.click(screen.getByRole('radio', { name: /Western European/ }));
    await settle();
    fireEvent.click(screen.getByRole('button', { name: 'Read the file so' }));
    await settle();
    expect(answerOf(bridge.calls)).toEqual({
      batchId: 'asked',
      choices: { encoding: 'windows-1252' },
    });
  });

  it('can be replaced by one dropped anywhere on the window', async () => {
    const { bridge, settle } = await show({ kind: 'refused', reasons: [] });
    fireEvent.drop(document.body, {
      dataTransfer: { files: [new File(['a'], 'mended.csv')], types: ['Files'] },
    });
    await settle();
    expect(bridge.calls.map(({ name }) => name)).toContain('batch.import');
  });
});
