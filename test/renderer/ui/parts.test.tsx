// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { ErrorBoundary } from '#renderer/app/error-boundary.tsx';
import { AddressCompare } from '#renderer/ui/address-compare.tsx';
import { CompareWith } from '#renderer/ui/compare-with.tsx';
import { AddressText } from '#renderer/ui/address-text.tsx';
import { AmountText } from '#renderer/ui/amount-text.tsx';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { Drawer } from '#renderer/ui/drawer.tsx';
import { EquationBar } from '#renderer/ui/equation-bar.tsx';
import { ErrorBand } from '#renderer/ui/problem-band.tsx';
import { StatusBadge } from '#renderer/ui/status-badge.tsx';
import { renderPart } from '../render.tsx';

const ADDRESS = 'TJRabPrwbZy45sbavfcjinPJC18kjpRTv8';

describe('an address', () => {
  it('stands in full, and its text is the raw address without gaps', async () => {
    await renderPart(<AddressText address={ADDRESS} />);
    expect(document.body.textContent).toContain(ADDRESS);
  });

  it('marks exactly the groups in which it differs from another', async () => {
    const other = `${ADDRESS.slice(0, 10)}X${ADDRESS.slice(11)}`;
    await renderPart(<AddressText address={ADDRESS} compareWith={other} />);
    const marked = document.querySelectorAll('[data-differs="true"]');
    expect([...marked].map((group) => group.textContent)).toEqual([ADDRESS.slice(8, 12)]);
  });

  it('is copied raw', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(writeText);
    await renderPart(<AddressText address={ADDRESS} />);
    fireEvent.click(screen.getByRole('button', { name: 'Copy address' }));
    expect(writeText).toHaveBeenCalledWith(ADDRESS);
    vi.restoreAllMocks();
  });
});

describe('two addresses compared', () => {
  const other = `${ADDRESS.slice(0, 10)}X${ADDRESS.slice(11)}`;

  it('mark exactly the characters that differ, in both, and say how many', async () => {
    await renderPart(<AddressCompare address={ADDRESS} other={other} />);
    const marked = [...document.querySelectorAll('[data-differs="true"]')];
    expect(marked.map((part) => part.textContent).filter((text) => text.length === 1)).toEqual([
      ADDRESS.charAt(10),
      'X',
    ]);
    expect(screen.getByRole('status').textContent).toBe(
      `One character of ${ADDRESS.length} differs.`,
    );
  });

  it('say so when they are the same', async () => {
    await renderPart(<AddressCompare address={ADDRESS} other={ADDRESS} />);
    expect(screen.getByRole('status').textContent).toBe(
      `All ${ADDRESS.length} characters are the same.`,
    );
  });

  it('count what one has beyond the other', async () => {
    await renderPart(<AddressCompare address={ADDRESS} other={ADDRESS.slice(0, -3)} />);
    expect(screen.getByRole('status').textContent).toContain('3 of');
  });

  it('come from a paste, without spaces at its ends', async () => {
    await renderPart(<CompareWith address={ADDRESS} />);
    fireEvent.click(screen.getByRole('button', { name: 'Compare with…' }));
    const field = await screen.findByLabelText('Paste another address');
    fireEvent.change(field, { target: { value: ` ${other} ` } });
    expect((await screen.findByRole('status')).textContent).toContain('One character');
  });
});

describe('an amount', () => {
  it('is grouped for the eye and full on hover', async () => {
    await renderPart(<AmountText amount="1204.500000" code="USDT" />);
    expect(screen.getByTitle('1204.500000 USDT').textContent).toBe('1\u202f204.5 USDT');
  });

  it('is a dash with its reason when missing, never a zero', async () => {
    await renderPart(<AmountText amount={null} missing="Not provided by the gateway" />);
    expect(screen.getByTitle('Not provided by the gateway').textContent).toBe('—');
  });
});

describe('a state', () => {
  it('is a word beside its shape', async () => {
    await renderPart(<StatusBadge state="UNKNOWN" />);
    const word = screen.getByText('Unknown');
    expect(word.parentElement?.dataset['tone']).toBe('unknown');
    expect(word.parentElement?.querySelector('svg')).not.toBeNull();
  });

  it('is called stalled only while it is on its way', async () => {
    await renderPart(
      <>
        <StatusBadge state="PENDING" stalled />
        <StatusBadge state="CONFIRMED" stalled confirmations={3} />
      </>,
    );
    expect(screen.getAllByText('Stalled')).toHaveLength(1);
    expect(document.body.textContent).toContain('Paid · 3 confirmations');
  });
});

describe('the equation of rows', () => {
  it('reads as a sentence', async () => {
    await renderPart(<EquationBar rowsInFile={500} toPay={487} excluded={9} errors={4} />);
    expect(document.body.textContent).toContain('500 in file=487 to pay+9 excluded+4 with errors');
  });
});

describe('the failure of a call', () => {
  it('parts what happened from what it means, and keeps the code for the details', async () => {
    const retry = vi.fn();
    await renderPart(
      <ErrorBand
        error={{
          code: 'gateway-unanswered',
          message: 'The gateway did not answer within 20 s. No money moved.',
          detail: 'ETIMEDOUT',
        }}
        onRetry={retry}
      />,
    );
    expect(screen.getByText('The gateway did not answer within 20 s.')).toBeDefined();
    expect(screen.getByText('No money moved.')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retry).toHaveBeenCalledOnce();
  });
});

describe('a decision', () => {
  it('names its consequence and starts on the safe way out', async () => {
    const confirm = vi.fn();
    await renderPart(
      <ConfirmDialog
        opened
        title="Send?"
        confirmLabel="Send 487 payouts"
        onConfirm={confirm}
        onClose={vi.fn()}
      >
        Nothing is taken back.
      </ConfirmDialog>,
    );
    await waitFor(() => {
      expect(document.activeElement?.textContent).toBe('Cancel');
    });
    expect(confirm).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Send 487 payouts' }));
    expect(confirm).toHaveBeenCalledOnce();
  });
});

const Faulty = () => {
  throw new Error('a bug of this screen');
};

describe('a screen with a fault of its own', () => {
  it('says that nothing was sent because of it and leaves the rest standing', async () => {
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await renderPart(
      <>
        <ErrorBoundary>
          <Faulty />
        </ErrorBoundary>
        <p>the rest</p>
      </>,
    );
    expect(screen.getByText(/Nothing was sent because of it/)).toBeDefined();
    expect(screen.getByText('the rest')).toBeDefined();
    quiet.mockRestore();
  });
});

describe('a drawer', () => {
  it('closes on Escape', async () => {
    const close = vi.fn();
    await renderPart(
      <Drawer title="PAY-1" onClose={close}>
        …
      </Drawer>,
    );
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(close).toHaveBeenCalledOnce();
  });
});
