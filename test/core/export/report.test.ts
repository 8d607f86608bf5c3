import { describe, expect, it } from 'vitest';
import {
  makeReport,
  RESULT_COLUMNS,
  type ReportedPayout,
  type SourceRow,
} from '#core/export/report.ts';

const HEADER = ['Ref', 'Extra', 'amount'];

const source = (change: Partial<SourceRow> = {}): SourceRow => ({
  row: 1,
  cells: ['INV-1', 'kept, as it is', '31,42'],
  status: 'ready',
  excludedBecause: null,
  issues: [],
  overrides: [],
  added: false,
  changes: [],
  paidWith: null,
  covers: [],
  ...change,
});

const PAYOUT: ReportedPayout = {
  reference: 'INV-1',
  beneficiary: 'Anna',
  destination: { currencyId: 71, code: 'USDT', network: 'TRC20', address: 'T1', tag: null },
  amount: { units: 3142n, decimals: 2 },
  asked: { amount: '31.42', unit: 'USD' },
  rate: '0.9997',
  note: '',
  state: 'CONFIRMED',
  orderId: 'p1-X',
  withdrawalId: 'w1',
  chainHash: 'aa11',
  networkFee: '1',
  serviceFee: '0.5',
  debited: '32.92',
  detail: 'seen',
  movedAt: 7,
};

const report = makeReport(HEADER, (at) => `time ${at}`);

const results = (row: SourceRow, payout: ReportedPayout | null): Record<string, string> => {
  const cells = report.row(row, payout);
  return Object.fromEntries(report.header.map((name, at) => [name, cells[at] ?? '']));
};

describe('the report of a batch', () => {
  it('keeps the own columns first, in order and verbatim', () => {
    expect(report.header).toEqual([...HEADER, ...RESULT_COLUMNS]);
    expect(report.row(source(), PAYOUT).slice(0, 3)).toEqual(['INV-1', 'kept, as it is', '31,42']);
  });

  it('says of a paid row what was paid, where and at what cost', () => {
    expect(results(source(), PAYOUT)).toMatchObject({
      purser_status: 'Paid',
      purser_amount: '31.42',
      purser_currency: 'USDT',
      purser_network: 'TRC20',
      purser_rate: '0.9997',
      purser_withdrawal_id: 'w1',
      purser_hash: 'aa11',
      purser_network_fee: '1',
      purser_service_fee: '0.5',
      purser_debited: '32.92',
      purser_order_id: 'p1-X',
      purser_updated_at: 'time 7',
      purser_reason: '',
    });
  });

  it('never calls an unknown payout failed or paid', () => {
    const result = results(source(), { ...PAYOUT, state: 'UNKNOWN', detail: 'No answer came.' });
    expect(result['purser_status']).toBe('Unknown');
    expect(result['purser_reason']).toBe(
      'This may have been paid. Do not send again until resolved. No answer came.',
    );
  });

  it('gives the reason of a row that was excluded or could not be paid, and no result', () => {
    expect(results(source({ excludedBecause: 'left the firm' }), null)).toMatchObject({
      purser_status: 'Excluded',
      purser_reason: 'left the firm',
      purser_amount: '',
    });
    const issues = [
      { level: 'warning', message: 'W.' },
      { level: 'error', message: 'E.' },
      { level: 'error', message: 'F.' },
    ] as const;
    expect(results(source({ status: 'error', issues }), null)).toMatchObject({
      purser_status: 'Not payable',
      purser_reason: 'E. F.',
    });
    expect(results(source(), null)).toMatchObject({ purser_status: 'Not submitted' });
  });

  it('says by whom and why a row was paid that may be a repeat', () => {
    const at = '2026-11-23T12:00:00.000Z';
    const overrides = [{ rule: 'payment-again', by: 'Ann', at, reason: 'a new month' }];
    expect(results(source({ status: 'warning', overrides }), PAYOUT)['purser_override']).toBe(
      'payment-again, excused by Ann 2026-11-23T12:00:00.000Z: a new month',
    );
    expect(results(source(), PAYOUT)['purser_override']).toBe('');
  });

  it('gives every row as many cells as the header, whatever the source had', () => {
    for (const cells of [[], ['a'], ['a', 'b', 'c', 'd']])
      expect(report.row(source({ cells }), null)).toHaveLength(report.header.length);
  });

  it('puts the results of a second run beside those of the first', () => {
    const again = makeReport(report.header, String);
    expect(again.header.slice(0, report.header.length)).toEqual(report.header);
    expect(again.header.at(-1)).toBe('purser_override_2');
    expect(again.header.at(-2)).toBe('purser_changes_2');
    expect(new Set(again.header).size).toBe(again.header.length);
  });

  it('keeps the cells of the file and says beside them what counted instead', () => {
    const report = makeReport(HEADER, () => '');
    const last = (change: Partial<SourceRow>): string | undefined =>
      report.row(source(change), null).at(-2);
    const changes = [
      { field: 'amount', value: '31.42' },
      { field: 'tag', value: '' },
    ];
    expect(report.row(source({ changes }), null).slice(0, 3)).toEqual(source().cells);
    expect(last({ changes })).toBe('amount: 31.42; tag: (empty)');
    expect(last({ added: true })).toBe('row added in Purser');
    expect(last({})).toBe('');
  });
});
