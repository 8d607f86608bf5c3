// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AppView } from '#contract/views/app.ts';
import type { LedgerStandingView, UnlockView } from '#contract/views/ledger.ts';
import { StandingProblems } from '#renderer/app/standing-problems.tsx';
import { LedgerScreen } from '#renderer/features/ledger/ledger-screen.tsx';
import { makeApp } from '../fixtures/app.ts';
import {
  damagedLedger,
  elsewhereLedger,
  lockedLedger,
  makeUnlock,
  makeVerdict,
} from '../fixtures/ledger.ts';
import type { Answers } from '../mock-bridge.ts';
import { renderScreen } from '../render-screen.tsx';

const appWith = (ledger: LedgerStandingView): AppView => ({ ...makeApp(), ledger });

const show = (ledger: LedgerStandingView, answers: Partial<Answers> = {}) =>
  renderScreen(
    <>
      <StandingProblems />
      <LedgerScreen verify={false} />
    </>,
    answers,
    appWith(ledger),
  );

const button = (name: RegExp): HTMLButtonElement => screen.getByRole('button', { name });

describe('the band above every screen', () => {
  it('says what happened, what it means for the money, and the next step, for each lock', async () => {
    for (const cause of ['behind', 'replaced', 'missing', 'foreign', 'restored'] as const) {
      const { text } = await renderScreen(<StandingProblems />, {}, appWith(lockedLedger(cause)));
      expect(text()).toContain('may have been paid');
      expect(text()).toContain('Nothing can be submitted, approved, sent or released');
      expect(button(/See the way out/)).toBeTruthy();
    }
  });

  it('names the process that pays, and looks again when asked', async () => {
    const { text, bridge, settle } = await show(elsewhereLedger);
    expect(text()).toContain('process 4242 of vera on finance-2');
    fireEvent.click(button(/Look again/));
    await settle();
    expect(bridge.calls.map(({ name }) => name)).toContain('ledger.lookAgain');
  });

  it('says that a damaged ledger is only shown, and where it is damaged', async () => {
    const { text } = await show(damagedLedger);
    expect(text()).toContain('The ledger is damaged');
    expect(text()).toContain('Entry 812');
  });

  it('is not there while all is well', async () => {
    await renderScreen(<StandingProblems />, {}, makeApp());
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.queryByRole('status')).toBeNull();
  });
});

describe('the way out of a lock', () => {
  const withView = (view: UnlockView): Partial<Answers> => ({
    'unlock.get': () => view,
    'unlock.ask': () => view,
  });

  it('says how much is missing', async () => {
    const { text } = await show(lockedLedger('behind'), withView(makeUnlock()));
    expect(text()).toContain('30 entries');
  });

  it('opens only after the gateway was asked, the dashboard compared, a reason given and the number retyped', async () => {
    const { bridge, settle } = await show(
      lockedLedger('behind'),
      withView(makeUnlock({ asked: null })),
    );
    expect(button(/Unlock this ledger/).disabled).toBe(true);
    fireEvent.click(button(/Ask about each/));
    await settle();
    await act(async () => bridge.raise('unlock.changed', makeUnlock()));
    expect(button(/Unlock this ledger/).disabled).toBe(true);
    fireEvent.click(screen.getByLabelText('I have compared every withdrawal with this ledger'));
    fireEvent.change(screen.getByLabelText(/What you found/), { target: { value: 'All there.' } });
    fireEvent.click(button(/Unlock this ledger/));
    await waitFor(() => screen.getByRole('dialog'));
    const last = (): HTMLButtonElement => button(/Unlock, and void 2 approvals/);
    expect(last().disabled).toBe(true);
    fireEvent.change(screen.getByLabelText(/Number of open payouts/), { target: { value: '3' } });
    expect(last().disabled).toBe(true);
    fireEvent.change(screen.getByLabelText(/Number of open payouts/), { target: { value: '4' } });
    fireEvent.click(last());
    await settle();
    expect(bridge.calls).toContainEqual({
      name: 'unlock.confirm',
      input: { seenHead: 812, typedCount: '4', reason: 'All there.' },
    });
  });

  it('stays shut while the gateway could not be asked about one', async () => {
    const asked = { ...makeUnlock().asked, failed: 1 } as UnlockView['asked'];
    const { text } = await show(lockedLedger('behind'), withView(makeUnlock({ asked })));
    fireEvent.click(screen.getByLabelText('I have compared every withdrawal with this ledger'));
    fireEvent.change(screen.getByLabelText(/What you found/), { target: { value: 'All there.' } });
    expect(button(/Unlock this ledger/).disabled).toBe(true);
    expect(text()).toContain('could not be asked about');
  });

  it('lists what the gateway has and this ledger believes unsent', async () => {
    const { text } = await show(lockedLedger('behind'), withView(makeUnlock()));
    expect(text()).toContain('PAY-2026-11-118');
    expect(text()).toContain('never sent again');
  });
});

describe('the verification', () => {
  it('follows the reading, can be stopped, and shows the verdict with its head', async () => {
    const { bridge, text, settle } = await show({ kind: 'open' });
    fireEvent.click(button(/^Verify this ledger$/));
    await settle();
    expect(bridge.calls.map(({ name }) => name)).toContain('ledger.verify');
    await act(async () =>
      bridge.raise('verification.changed', { kind: 'reading', done: 5_000, total: 20_000 }),
    );
    expect(text()).toMatch(/Reading entry 5\s?000 of 20\s?000/);
    fireEvent.click(button(/^Stop$/));
    await settle();
    expect(bridge.calls.map(({ name }) => name)).toContain('ledger.stopVerifying');
    const verdict = makeVerdict();
    await act(async () => bridge.raise('verification.changed', { kind: 'done', verdict }));
    expect(text()).toContain('Every entry follows the one before it');
    for (const line of verdict.headLines) expect(text()).toContain(line);
    fireEvent.click(button(/Save as text/));
    await settle();
    expect(bridge.calls.map(({ name }) => name)).toContain('ledger.saveVerdict');
  });

  it('says what is wrong, where, and what the neighbours say', async () => {
    const verdict = makeVerdict({ good: false });
    const { text } = await show(
      { kind: 'open' },
      {
        'ledger.verification': () => ({ kind: 'done', verdict }),
      },
    );
    expect(text()).toContain('Not good');
    expect(text()).toContain('Entry 118');
    expect(text()).toContain('Entry 119 still has the hash');
  });

  it('begins by itself when it was asked for from a menu', async () => {
    const { bridge } = await renderScreen(<LedgerScreen verify />, {}, makeApp());
    expect(bridge.calls.filter(({ name }) => name === 'ledger.verify')).toHaveLength(1);
  });
});
