import { expect, it } from 'vitest';
import { orderIdFor } from '#core/payout/order-id.ts';

it('the order id is that of the published vector', () => {
  expect(orderIdFor(50, 'INV-2026-001', 1)).toBe('p1-EWHX2IXQS3ASLV2HVZOYZPOQD437AQZO3EC3CIQT');
});

it('the order id differs by platform, reference and epoch', () => {
  const ids = [
    orderIdFor(50, 'INV-2026-001', 1),
    orderIdFor(51, 'INV-2026-001', 1),
    orderIdFor(50, 'INV-2026-002', 1),
    orderIdFor(50, 'INV-2026-001', 2),
  ];
  expect(new Set(ids).size).toBe(ids.length);
});
