// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import decodeQR from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import type { AppError } from '#contract/errors.ts';
import { qrPath } from '#renderer/ui/qr-path.ts';
import { invoiceFixtures } from '../fixtures/receive.ts';
import { renderApp } from '../render.tsx';

const damaged: AppError = {
  code: 'storage-failed',
  message: 'The treasury file is damaged. Payouts are not affected.',
  detail: null,
};

/** A code as a camera would see it: eight pixels a square. */
const pixelsOf = (text: string) => {
  const code = qrPath(text);
  if (code === null) throw new Error('no code');
  const scale = 8;
  const width = code.side * scale;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x, y] of code.path.matchAll(/M(\d+) (\d+)/gu)) {
    for (let dy = 0; dy < scale; dy += 1) {
      for (let dx = 0; dx < scale; dx += 1) {
        const at = ((Number(y) * scale + dy) * width + Number(x) * scale + dx) * 4;
        data.fill(0, at, at + 3);
      }
    }
  }
  return { width, height: width, data };
};

describe('a QR code', () => {
  it.each([
    'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd',
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    'https://pay.passimpay.io/i/8c3e?x=1&y=2',
  ])('of %s reads back as exactly that', (text) => {
    expect(decodeQR(pixelsOf(text))).toBe(text);
  });

  it('is left out where the text is too long for any', () => {
    expect(qrPath('x'.repeat(5_000))).toBeNull();
  });
});

describe('the deposit addresses', () => {
  it('are listed whole, with their tags', async () => {
    await renderApp({ screen: 'deposits' });
    const row = await screen.findByRole('row', { name: /DEP-2026-0002/ });
    expect(row.textContent).toContain('rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh');
    expect(row.textContent).toContain('481516234');
  }, 20_000);

  it('mark one that looks wrong as doubtful and show it all the same', async () => {
    await renderApp({ screen: 'deposits' });
    const row = await screen.findByRole('row', { name: /DEP-2026-0003/ });
    expect(row.textContent).toContain('Doubtful');
    fireEvent.click(row);
    expect(await screen.findByText('This address does not pass the check')).toBeDefined();
  });

  it('give the tag a block and a copy button of its own, and say that the payer must have it', async () => {
    await renderApp({ screen: 'deposits' });
    fireEvent.click(await screen.findByRole('row', { name: /DEP-2026-0002/ }));
    const tag = await screen.findByRole('region', { name: 'Tag' });
    expect(within(tag).getByRole('button', { name: 'Copy tag' })).toBeDefined();
    expect(tag.textContent).toContain('The tag must be given to the payer');
    expect(screen.getByText('The code holds the plain address and not the tag.')).toBeDefined();
  });

  it('tell that a deposit of Bitcoin is called back twice', async () => {
    await renderApp({ screen: 'deposits' });
    fireEvent.click(await screen.findByRole('row', { name: /TOPUP-BTC-11/ }));
    expect(await screen.findByText(/Two callbacks for each payment/)).toBeDefined();
  });

  it('say what is wrong with a reference while it is typed', async () => {
    await renderApp({ screen: 'deposits', create: true });
    fireEvent.change(await screen.findByLabelText(/^Reference/), {
      target: { value: 'INV/2026/7' },
    });
    expect(await screen.findByText(/“INV-2026-7” would do/)).toBeDefined();
  });

  it('teach where to begin when there is none', async () => {
    await renderApp(
      { screen: 'deposits' },
      { 'address.list': () => ({ total: 0, offset: 0, items: [] }) },
    );
    expect(await screen.findByText(/No address has been asked for yet/)).toBeDefined();
  });

  it('tell of a store that cannot be read', async () => {
    await renderApp({ screen: 'deposits' }, { 'address.list': () => damaged });
    expect(await screen.findByText('The treasury file is damaged.')).toBeDefined();
  });
});

const openInvoice = async (reference: string) => {
  const shown = await renderApp({ screen: 'invoices' });
  fireEvent.click(await screen.findByRole('row', { name: new RegExp(reference) }));
  await screen.findByRole('heading', { name: reference });
  return shown;
};

describe('the invoices', () => {
  it('show each state in its own word', async () => {
    await renderApp({ screen: 'invoices' });
    for (const word of ['Paid in part', 'Paid over', 'Expired, part paid', 'Unclear', 'Not made']) {
      expect((await screen.findAllByText(word)).length).toBeGreaterThan(0);
    }
    expect(screen.getAllByText('Paid', { selector: '[data-tone] span' })).toHaveLength(1);
  });

  it('offer the two choices for one that was paid in part', async () => {
    const bridge = await openInvoice('INV-2026-0107');
    const choices = await screen.findByRole('region', { name: 'A part was paid. What now?' });
    const credit = within(choices).getByRole('button', { name: 'Credit 40 USD' });
    expect(credit.hasAttribute('disabled')).toBe(true);
    fireEvent.change(within(choices).getByRole('textbox'), { target: { value: 'agreed' } });
    fireEvent.click(within(choices).getByRole('button', { name: 'Credit 40 USD' }));
    await waitFor(() => {
      expect(bridge.calls).toContainEqual({
        name: 'invoice.credit',
        input: { reference: 'INV-2026-0107', reason: 'agreed' },
      });
    });
  });

  it('ask for the rest with a form that holds the rest, the coins and the link back', async () => {
    const bridge = await openInvoice('INV-2026-0107');
    fireEvent.click(await screen.findByRole('button', { name: 'Ask for the rest, 60 USD' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Make the invoice' }));
    await waitFor(() => {
      expect(bridge.calls.find(({ name }) => name === 'invoice.create')?.input).toMatchObject({
        reference: 'INV-2026-0107-R',
        amount: '60.00',
        currencyIds: [71, 10],
        restOf: 'INV-2026-0107',
      });
    });
  });

  it('open a link where main says that it leads into the domain of the gateway', async () => {
    await openInvoice('INV-2026-0108');
    expect(await screen.findByRole('button', { name: 'Open link' })).toBeDefined();
  });

  it('copy any other link, and say why it is not opened', async () => {
    await openInvoice('INV-2026-0107');
    expect(await screen.findByRole('button', { name: 'Copy link' })).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Open link' })).toBeNull();
    expect(screen.getByText(/Purser copies it and does not open it/)).toBeDefined();
  });

  it('say of an unclear one that it may exist, and ask the gateway before asking again', async () => {
    const bridge = await openInvoice('INV-2026-0102');
    expect(await screen.findByText('the gateway did not answer within 60000 ms')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Ask for it again' }));
    await waitFor(() => {
      expect(bridge.calls.some(({ name }) => name === 'invoice.askAgain')).toBe(true);
    });
  });

  it('show credited amounts and fees of version 3', async () => {
    await openInvoice('INV-2026-0106');
    const credited = await screen.findByText('Credited to us');
    expect(credited.parentElement?.textContent).toContain('96.5 USD');
  });

  it('never call one paid whose state is unknown', async () => {
    await openInvoice('INV-2026-0100');
    expect(await screen.findByText(/Do not treat it as paid/)).toBeDefined();
  });

  it('are read again when one changes', async () => {
    const bridge = await renderApp({ screen: 'invoices' });
    await screen.findByRole('row', { name: /INV-2026-0107/ });
    const [first] = invoiceFixtures;
    if (first === undefined) throw new Error('no fixture');
    const before = bridge.calls.filter(({ name }) => name === 'invoice.list').length;
    bridge.raise('invoice.changed', first);
    await waitFor(() => {
      const now = bridge.calls.filter(({ name }) => name === 'invoice.list').length;
      expect(now).toBeGreaterThan(before);
    });
  });
});
