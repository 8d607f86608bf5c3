// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { RateDialog } from '#renderer/features/rates/rate-dialog.tsx';
import { Terms } from '#renderer/features/settings/terms.tsx';
import { makeRateList } from '../fixtures/money.ts';
import { renderScreen } from '../render-screen.tsx';

const nothing = () => undefined;
const type = (label: string | RegExp, value: string): void => {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
};

describe('the dialog of reference rates', () => {
  it('keeps nothing without a source, and a rate that is far only after both were compared', async () => {
    const onKept = vi.fn<() => void>();
    let given = 0;
    const { bridge, settle, text } = await renderScreen(
      <RateDialog batchId="b-1" fiats={['EUR']} onKept={onKept} onClose={nothing} />,
      {
        'rate.give': () => {
          given += 1;
          if (given > 1) return { kind: 'kept', list: makeRateList() };
          const question = { previous: '1.08 USD', now: '1.9 USD', moved: '+75.9', band: 300 };
          return { kind: 'asked', questions: [{ fiat: 'EUR', ...question }] };
        },
      },
    );
    const keep = screen.getByRole<HTMLButtonElement>('button', { name: 'Keep and convert' });
    expect(keep.disabled).toBe(true);
    type('Rate', '1.9');
    expect(keep.disabled).toBe(true);
    type(/^Source/, 'ECB');
    expect(keep.disabled).toBe(false);
    fireEvent.click(keep);
    await settle();
    expect(onKept).not.toHaveBeenCalled();
    expect(text()).toContain(
      '1.08 USD before, 1.9 USD now (+75.9 %; more than 3 % is asked about)',
    );
    fireEvent.click(screen.getByRole('button', { name: 'Both compared: keep the new rate' }));
    await settle();
    expect(onKept).toHaveBeenCalledTimes(1);
    const asked = bridge.calls.filter(({ name }) => name === 'rate.give');
    expect(asked.map(({ input }) => input)).toMatchObject([
      { batchId: 'b-1', source: 'ECB', rates: [{ fiat: 'EUR', rate: '1.9' }], confirmed: {} },
      { confirmed: { EUR: '1.08 USD' } },
    ]);
  });

  it('names what is wrong with a pasted list and keeps nothing of it', async () => {
    await renderScreen(
      <RateDialog batchId={null} fiats={['EUR']} onKept={nothing} onClose={nothing} />,
    );
    type(/^Or paste a list/, 'EUR;abc');
    type(/^Source/, 'ECB');
    expect(screen.getByRole('alert').textContent).not.toBe('');
    expect(
      screen.getByRole<HTMLButtonElement>('button', { name: 'Keep and convert' }).disabled,
    ).toBe(true);
  });
});

describe('the bounds in Settings', () => {
  const fields = (): readonly HTMLInputElement[] =>
    screen.getAllByRole<HTMLInputElement>('textbox');

  it('takes what is within its limits and says them where a value is not', async () => {
    const { bridge, settle } = await renderScreen(<Terms />);
    const [stable] = fields();
    if (stable === undefined) throw new Error('no field');
    const save = screen
      .getAllByRole<HTMLButtonElement>('button')
      .find(({ textContent }) => textContent === 'Save bounds');
    for (const wrong of ['0', '10.01', 'two', '']) {
      fireEvent.change(stable, { target: { value: wrong } });
      expect(save?.disabled).toBe(true);
    }
    fireEvent.change(stable, { target: { value: '0.75' } });
    expect(save?.disabled).toBe(false);
    if (save !== undefined) fireEvent.click(save);
    await settle();
    expect(bridge.calls.find(({ name }) => name === 'terms.save')?.input).toMatchObject({
      drift: { stable: 75, other: 200 },
    });
  });
});
