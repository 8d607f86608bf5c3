/**
 * The ledger and the drafts of one profile, opened for what may be done with them: everything, or looking only.
 * Whatever can be shown is shown; only what leaves nothing to show ends the start.
 */
import { join } from 'node:path';
import { openIntake, type OpenIntake } from './adapters/intake/intake.ts';
import { copyDamaged, copyWhileWritten, type CopiedLedger } from './adapters/ledger/copies.ts';
import { readHolder, writeHolder } from './adapters/ledger/holder.ts';
import type { OpenLedger } from './adapters/ledger/ledger.ts';
import { openLedger, openLocked } from './adapters/ledger/open.ts';
import { copyStore } from './adapters/ledger/private-copy.ts';
import type { LedgerProblem } from './adapters/ledger/problem.ts';
import { anchoredLedger, AnchorKeeper, readAnchorSoon } from './anchor.ts';
import { guardLedger, unwritable } from './guarded-ledger.ts';
import { loggedLedger } from './logged-ledger.ts';
import type { Clock, Keychain, NoteAccount } from './ports/host.ts';
import type { Intake, IntakeBatch } from './ports/intake.ts';
import type { Ledger } from './ports/ledger.ts';
import type { Log } from './ports/log.ts';
import type { Anchor, HeadKeeper, LedgerStanding, LockCause } from './ports/standing.ts';
import { releaseOf } from './release-lock.ts';

export interface StoresParts {
  /** The profile's own folder; made when absent. */
  readonly folder: string;
  readonly clock: Clock;
  readonly version: string;
  readonly intakeWorker: URL;
  /** How far back earlier payments are looked for, in days. */
  readonly repeatDays?: () => number;
  /** Where the ledger's head is kept; absent where it is kept nowhere. */
  readonly anchor?: { readonly keychain: Keychain; readonly account: NoteAccount };
  /** How long to wait for another process to let go of the ledger, ms; 0 when absent. */
  readonly lockWaitMs?: number;
  /** Another process has what belongs to this profile, although its ledger may be free. */
  readonly lookOnly?: boolean;
  /** Hears what moves runs and payouts; absent where there is no log. */
  readonly log?: Log;
  readonly draftChanged: (batch: IntakeBatch) => void;
  /** The ledger can no longer be written, or whether its head could be kept has changed. */
  readonly ledgerFailed: () => void;
}

export interface Stores {
  readonly standing: LedgerStanding;
  /** The open file itself: to read evidence, and to be copied. */
  readonly file: OpenLedger;
  /** What the session writes through; rejects every append while the standing is not open. */
  readonly ledger: Ledger;
  /** The ledger behind a lock, for the way out alone; null unless locked. */
  readonly behindLock: Ledger | null;
  readonly intake: Intake;
  readonly keeper: AnchorKeeper | null;
  /** The last step out of a lock; null unless locked. */
  readonly release: HeadKeeper | null;
  /** Null while the ledger takes entries; otherwise why it does not any more. */
  readonly problem: () => string | null;
  readonly close: () => Promise<void>;
}

const LEDGER = 'ledger.sqlite';
const INTAKE = 'intake.sqlite';

const openDrafts = async (
  parts: StoresParts,
  ledger: Ledger,
  file = join(parts.folder, INTAKE),
): Promise<OpenIntake> => {
  const { intakeWorker: worker, clock, repeatDays } = parts;
  const needs = { file, worker, history: ledger, clock };
  const intake = await openIntake(repeatDays === undefined ? needs : { ...needs, repeatDays });
  intake.onChange(parts.draftChanged);
  return intake;
};

const keeperOf = (
  { anchor, clock, log, ledgerFailed }: StoresParts,
  ledger: OpenLedger,
  checked: boolean,
): AnchorKeeper | null => {
  if (anchor === undefined) return null;
  const changed = (): void => {
    log?.write('anchor-changed', { kept: keeper.problem === null });
    ledgerFailed();
  };
  const keeper = new AnchorKeeper({ ...anchor, clock, ledger, checked, changed });
  return keeper;
};

/** The ledger as it is written through: nothing more once a write failed, and the log hears what was written. */
const guard = (
  { log, ledgerFailed }: StoresParts,
  file: OpenLedger,
  isOurs: () => boolean,
): ReturnType<typeof guardLedger> => {
  const guarded = guardLedger(file, ledgerFailed, isOurs);
  return log === undefined ? guarded : { ...guarded, ledger: loggedLedger(guarded.ledger, log) };
};

/** The ledger is ours to write. */
const openOwn = async (parts: StoresParts, file: OpenLedger, checked: boolean): Promise<Stores> => {
  const note = writeHolder(file.path, parts.clock, parts.version);
  const guarded = guard(parts, file, note.isOurs);
  const keeper = keeperOf(parts, file, checked);
  const ledger = keeper === null ? guarded.ledger : anchoredLedger(guarded.ledger, keeper);
  keeper?.soon();
  const intake = await openDrafts(parts, ledger);
  return {
    standing: { kind: 'open' },
    file,
    ledger,
    behindLock: null,
    intake,
    keeper,
    release: null,
    problem: guarded.problem,
    close: async () => {
      await intake.close();
      await keeper?.close();
      note.remove();
      file.close();
    },
  };
};

const causeOf = (file: OpenLedger, anchor: Anchor | null): LockCause => {
  if (file.restored() !== null) return 'restored';
  if (anchor === null) return 'foreign';
  const { seq } = file.head();
  if (seq === 0) return 'missing';
  return seq < anchor.seq ? 'behind' : 'replaced';
};

/** The ledger is ours and is not the one last used here: its lock is held, and it is only looked at. */
const openBehindLock = async (parts: StoresParts, anchor: Anchor | null): Promise<Stores> => {
  const opened = openLocked({ file: join(parts.folder, LEDGER), clock: parts.clock });
  if (!opened.ok) return openOtherwise(parts, opened.error, anchor);
  const file = opened.value;
  const note = writeHolder(file.path, parts.clock, parts.version);
  const guarded = guard(parts, file, note.isOurs);
  const ledger = unwritable(file);
  const intake = await openDrafts(parts, ledger);
  const head = file.head();
  const headAt = file.entryAt(head.seq)?.at ?? null;
  const restored = file.restored();
  // The way out has compared it; until then nothing is kept.
  const keeper = keeperOf(parts, file, true);
  return {
    standing: { kind: 'locked', cause: causeOf(file, anchor), anchor, head, headAt, restored },
    file,
    ledger,
    behindLock: guarded.ledger,
    intake,
    keeper,
    release: releaseOf(file, keeper),
    problem: guarded.problem,
    close: async () => {
      await intake.close();
      note.remove();
      file.close();
    },
  };
};

/** A private copy is looked at; nothing reaches the file. */
const openCopied = async (
  parts: StoresParts,
  copied: CopiedLedger,
  how: { readonly standing: LedgerStanding; readonly drafts: string },
): Promise<Stores> => {
  const ledger = unwritable(copied.ledger);
  const intake = await openDrafts(parts, ledger, how.drafts);
  return {
    standing: how.standing,
    file: copied.ledger,
    ledger,
    behindLock: null,
    intake,
    keeper: null,
    release: null,
    problem: () => null,
    close: async () => {
      await intake.close();
      copied.close();
    },
  };
};

const openElsewhere = async (parts: StoresParts): Promise<Stores> => {
  const file = join(parts.folder, LEDGER);
  const copied = await copyWhileWritten(file, parts.clock);
  if (!copied.ok) throw new Error(copied.error.detail);
  const { copiedAt, folder } = copied.value;
  return openCopied(parts, copied.value, {
    standing: { kind: 'elsewhere', holder: readHolder(file), copiedAt },
    drafts: copyStore(join(parts.folder, INTAKE), folder),
  });
};

const openDamaged = (parts: StoresParts, detail: string): Promise<Stores> => {
  const copied = copyDamaged(join(parts.folder, LEDGER), parts.clock);
  if (!copied.ok) throw new Error(copied.error.detail);
  return openCopied(parts, copied.value, {
    standing: { kind: 'damaged', detail },
    drafts: join(parts.folder, INTAKE),
  });
};

const openOtherwise = (
  parts: StoresParts,
  problem: LedgerProblem,
  anchor: Anchor | null,
): Promise<Stores> => {
  switch (problem.kind) {
    case 'in-use':
      return openElsewhere(parts);
    case 'behind-anchor':
    case 'restored':
      return openBehindLock(parts, anchor);
    case 'damaged':
      return openDamaged(parts, problem.detail);
    default:
      throw new Error(problem.detail);
  }
};

/** Opens a profile's ledger and drafts as far as they may be used. Rejects, in words for people, when nothing can be shown. */
export const openStores = async (parts: StoresParts): Promise<Stores> => {
  const { folder, clock, version } = parts;
  if (parts.lookOnly === true) return openElsewhere(parts);
  const kept =
    parts.anchor === undefined
      ? null
      : await readAnchorSoon(parts.anchor.keychain, parts.anchor.account, clock);
  const anchor = kept?.ok === true ? { anchor: kept.value } : {};
  const opened = openLedger({
    file: join(folder, LEDGER),
    clock,
    version,
    busyMs: parts.lockWaitMs ?? 0,
    ...anchor,
  });
  if (opened.ok) return openOwn(parts, opened.value, kept?.ok === true);
  return openOtherwise(parts, opened.error, anchor.anchor ?? null);
};
