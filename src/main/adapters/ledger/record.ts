/**
 * Rows of the ledger's tables as the records of the port.
 */
import type { Entry, StopReason } from '#core/audit/entry.ts';
import type { BatchState, PayoutRecord } from '#main/ports/ledger.ts';
import {
  fundingCell,
  int,
  intOrNull,
  orderCell,
  payoutState,
  runState,
  text,
  textOrNull,
  type Cells,
} from '../cells.ts';
import { actorNamed, bodyFromText } from './chain.ts';

/** The select list {@link payoutFromCells} reads; `p` is payout, `b` its batch. */
export const PAYOUT_COLUMNS =
  'p.id, b.id, p.row, p.epoch, p.order_id, p.state, p.reference, p.beneficiary, p.currency_id, p.code, ' +
  'p.network, p.address, p.tag, p.units, p.decimals, p.asked_amount, p.asked_unit, p.rate, p.note, ' +
  'p.digest, p.attempt, p.token, p.withdrawal_id, p.chain_hash, p.debited, p.network_fee, p.service_fee, ' +
  'p.confirmations, p.detail, p.submitted_at, p.moved_at, p.asked_at, p.not_found, ' +
  'p.priority, p.usd_rate, p.fiat_exact, p.sent';

export const payoutFromCells = (cells: Cells): PayoutRecord => ({
  id: text(cells[0]),
  batchId: text(cells[1]),
  row: int(cells[2]),
  epoch: int(cells[3]),
  orderId: text(cells[4]),
  state: payoutState(cells[5]),
  reference: text(cells[6]),
  beneficiary: text(cells[7]),
  destination: {
    currencyId: int(cells[8]),
    code: text(cells[9]),
    network: text(cells[10]),
    address: text(cells[11]),
    tag: textOrNull(cells[12]),
  },
  amount: { units: BigInt(text(cells[13])), decimals: int(cells[14]) },
  asked: { amount: text(cells[15]), unit: text(cells[16]) },
  rate: textOrNull(cells[17]),
  note: text(cells[18]),
  ...priorityFrom(intOrNull(cells[33])),
  usdRate: textOrNull(cells[34]),
  ...conversionFrom(textOrNull(cells[35]), textOrNull(cells[36])),
  ...lifeFromCells(cells),
});

const priorityFrom = (priority: number | null) => (priority === null ? {} : { priority });

/** A conversion by the gateway as the payout table keeps it: the JSON this program wrote. */
const conversionFrom = (
  json: string | null,
  sent: string | null,
): Pick<PayoutRecord, 'fiatExact' | 'sent'> => {
  if (json === null) return {};
  const fiatExact: NonNullable<PayoutRecord['fiatExact']> = JSON.parse(json);
  return { fiatExact, ...(sent === null ? {} : { sent }) };
};

const lifeFromCells = (cells: Cells) => ({
  digest: text(cells[19]),
  attempt: int(cells[20]),
  token: textOrNull(cells[21]),
  withdrawalId: textOrNull(cells[22]),
  chainHash: textOrNull(cells[23]),
  debited: textOrNull(cells[24]),
  networkFee: textOrNull(cells[25]),
  serviceFee: textOrNull(cells[26]),
  confirmations: intOrNull(cells[27]),
  detail: textOrNull(cells[28]),
  submittedAt: int(cells[29]),
  movedAt: int(cells[30]),
  askedAt: intOrNull(cells[31]),
  notFoundInARow: int(cells[32]),
});

export const BATCH_COLUMNS =
  'b.id, b.name, b.file_name, b.file_hash, b.fingerprint, b.snapshot_id, b.snapshot_at, b.rows_in_file, ' +
  'b.rows_excluded, b.rows_with_errors, b.run, b.reason, b.approved_at, b.submitted_at, b.n, ' +
  'b.sending_order, b.funding, b.basis';

export const batchFromCells = (cells: Cells, counts: BatchState['counts']): BatchState => ({
  id: text(cells[0]),
  name: text(cells[1]),
  fileName: textOrNull(cells[2]),
  fileHash: textOrNull(cells[3]),
  fingerprint: text(cells[4]),
  snapshotId: text(cells[5]),
  snapshotAt: int(cells[6]),
  rowsInFile: int(cells[7]),
  rowsExcluded: int(cells[8]),
  rowsWithErrors: int(cells[9]),
  run: runState(cells[10]),
  reason: reasonFromText(textOrNull(cells[11])),
  approvedAt: intOrNull(cells[12]),
  submittedAt: int(cells[13]),
  choices: { order: orderCell(cells[15]), funding: fundingCell(cells[16]) },
  ...basisFrom(textOrNull(cells[17])),
  counts,
});

/** A basis as the batch table keeps it: the JSON this program wrote. */
const basisFrom = (json: string | null): Pick<BatchState, 'basis'> => {
  if (json === null) return {};
  const basis: NonNullable<BatchState['basis']> = JSON.parse(json);
  return { basis };
};

/** A reason as the batch table keeps it: the JSON this program wrote. */
const reasonFromText = (json: string | null): StopReason | null => {
  if (json === null) return null;
  const reason: StopReason = JSON.parse(json);
  return reason;
};

export const ENTRY_COLUMNS = 'seq, at, mono, boot_id, actor, payload, hash';

export const entryFromCells = (cells: Cells): Entry => ({
  seq: int(cells[0]),
  at: int(cells[1]),
  mono: int(cells[2]),
  bootId: text(cells[3]),
  actor: actorNamed(textOrNull(cells[4])),
  body: bodyFromText(text(cells[5])),
  hash: text(cells[6]),
});
