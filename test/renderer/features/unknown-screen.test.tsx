// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useNavigation } from '#renderer/app/navigation.ts';
import { UnknownScreen } from '#renderer/features/unknown/unknown-screen.tsx';
import { makeQuestion, makeUnknownList } from '../fixtures/unknown.ts';
import type { Answers } from '../mock-bridge.ts';
import { renderScreen } from '../render-screen.tsx';

const show = (answers: Partial<Answers> = {}) =>
  renderScreen(<UnknownScreen route={{ screen: 'unknown' }} />, answers);

const releasable: Partial<Answers> = {
  'unknown.list': () => ({
    ...makeUnknownList(null),
    question: { ...makeQuestion(17), missing: [] },
  }),
};

const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

describe('the unknown desk', () => {
  it('says that nothing is open, and when that was looked at', async () => {
    const { text } = await show({
      'unknown.list': () => ({
        payouts: [],
        total: 0,
        question: null,
        lookupProven: true,
        checkedAt: new Date().toISOString(),
      }),
    });
    expect(text()).toMatch(/No open questions\. Last check \d\d:\d\d\./);
  });

  it('shows what was sent, what came back, the look-ups and the balance', async () => {
    const { text } = await show();
    expect(text()).toContain('Asked the gateway to send');
    expect(text()).toContain('status 502');
    expect(text()).toContain('8 times');
    expect(text()).toContain('speaks against its having been paid, and proves nothing');
    expect(text()).toContain('8 min of 15 min');
  });

  it('does not let a payout be released early, and says how long is left', async () => {
    await show();
    const way = screen.getByRole('region', { name: 'It was not paid, release it' });
    expect(way.textContent).toContain('It must stay quiet for 7 min more');
    expect(within(way).getByRole<HTMLButtonElement>('button', { name: 'Release…' }).disabled).toBe(
      true,
    );
  });

  it('chooses nothing beforehand, and releases only after the amount is typed again', async () => {
    const { bridge } = await show(releasable);
    const { payout } = makeQuestion(17);
    const way = screen.getByRole('region', { name: 'It was not paid, release it' });
    const radios = within(way).getAllByRole<HTMLInputElement>('radio');
    expect(radios.some(({ checked }) => checked)).toBe(false);
    type(within(way).getByLabelText('Reason, kept with the decision'), 'not on the dashboard');
    const release = within(way).getByRole<HTMLButtonElement>('button', { name: 'Release…' });
    expect(release.disabled).toBe(true);
    fireEvent.click(within(way).getByLabelText(/^Pay it when the batch is resumed/));
    fireEvent.click(release);
    const dialog = await screen.findByRole('dialog');
    const confirm = within(dialog).getByRole<HTMLButtonElement>('button', { name: /^Release / });
    expect(confirm.disabled).toBe(true);
    const again = within(dialog).getByLabelText(/^Type the amount again/);
    type(again, `${payout.amount}1`);
    expect(confirm.disabled).toBe(true);
    type(again, payout.amount);
    fireEvent.click(confirm);
    await waitFor(() => {
      expect(bridge.calls).toContainEqual({
        name: 'payout.resolve',
        input: {
          payoutId: 'p-17',
          decision: {
            kind: 'not-paid',
            next: 'pay',
            typedAmount: payout.amount,
            reason: 'not on the dashboard',
          },
        },
      });
    });
  });

  it('shows why the gateway’s answer did not settle it, and keeps what was typed', async () => {
    const { text } = await show({
      'payout.resolve': () => ({
        code: 'not-allowed',
        message: 'The gateway does not know this withdrawal id. Nothing was changed.',
        detail: null,
      }),
    });
    const way = screen.getByRole('form', { name: 'It was paid' });
    const id = within(way).getByLabelText<HTMLInputElement>(/^Withdrawal id/);
    type(id, 'w-77');
    type(within(way).getByLabelText('Reason, kept with the decision'), 'seen there');
    fireEvent.click(within(way).getByRole('button', { name: 'Verify and record' }));
    await waitFor(() => {
      expect(text()).toContain('does not know this withdrawal id');
    });
    expect(id.value).toBe('w-77');
  });

  it('offers a held payout evidence or a write-off, never a release', async () => {
    await show({ 'unknown.list': () => makeUnknownList('p-13') });
    expect(screen.getByRole('form', { name: 'It was paid' })).toBeDefined();
    expect(screen.getByRole('region', { name: /write it off/ })).toBeDefined();
    expect(screen.queryByRole('region', { name: /release it/ })).toBeNull();
  });

  it('opens another question from the list', async () => {
    await show();
    const list = screen.getByRole('navigation', { name: 'Open questions, oldest first' });
    const second = within(list).getAllByRole('button')[1];
    if (second === undefined) throw new Error('three are open');
    fireEvent.click(second);
    expect(useNavigation.getState().route).toEqual({ screen: 'unknown', payoutId: 'p-13' });
  });
});
