/**
 * The person at the console, who presses anything at any time and makes mistakes, and who tidies up at the end:
 * starts what died, resumes what waits, and settles what is unclear by what the dashboard of the gateway shows.
 */
import { QUIET_MS } from '#core/track/release.ts';
import { rowOfOrder } from './batch.ts';
import { carryOut, press } from './buttons.ts';
import { Life } from './life.ts';
import { judgeEnd, judgeLoss } from './oracles.ts';
import type { Press } from './plan.ts';
import type { Row } from './batch.ts';
import type { World } from './world.ts';

/** Looks around at the end after which the operator only waits for what the machine settles by itself. */
const PATIENCE_ROUNDS = 60;
/** And after which even that is over. */
const MOST_ROUNDS = 120;

export class Operator {
  readonly #world: World;
  /** Whether two processes use one ledger, its lock being broken. */
  readonly hasSecond: boolean;
  /** The storms are over: no more faults, and the operator brings everything to rest. */
  tidies = false;
  /** The ledger was put back to an older copy; what it says is then less than what was done. */
  hasRestored = false;
  readonly #wanted = new Set<number>([0]);
  readonly #restarting = new Set<number>();
  #rounds = 0;
  #hasTriedApproval = false;

  constructor(world: World) {
    this.#world = world;
    this.hasSecond = world.plan.presses.some(({ kind }) => kind === 'second');
  }

  begin(): void {
    this.#open(0);
    this.#next(0);
  }

  rowOf(orderId: string): number {
    return rowOfOrder(orderId);
  }

  /** A process has died: it is started again after a while, unless it is to stay dead. */
  died(): void {
    const world = this.#world;
    const { restarts } = world.plan;
    if (restarts !== null && world.boots > restarts && world.lives.length === 0) {
      judgeLoss(world);
      world.over = true;
      return;
    }
    for (const instance of this.#wanted) {
      const lives = world.lives.some((life) => life.instance === instance);
      if (lives || this.#restarting.has(instance)) continue;
      this.#restarting.add(instance);
      world.later(world.random.between(300, 8_000), () => {
        this.#restarting.delete(instance);
        if (this.#wanted.has(instance)) this.#open(instance);
      });
    }
  }

  startSecond(): void {
    const world = this.#world;
    this.#wanted.add(1);
    this.#restarting.add(1);
    world.later(world.random.between(50, 900), () => {
      this.#restarting.delete(1);
      if (this.#wanted.has(1)) this.#open(1);
    });
  }

  /** Puts an older copy of the ledger in place, where look-ups can still tell what was sent. */
  restore(): void {
    const { disk, bank, lives, plan, random } = this.#world;
    if (plan.hides !== 'never' || !bank.isQuiet() || disk.written.length === 0) return;
    for (const life of lives) this.#world.end(life);
    this.hasRestored = true;
    disk.rewind(random.below(disk.written.length));
    this.died();
  }

  #open(instance: number): void {
    const world = this.#world;
    world.disk.open(world.random);
    const life = new Life(world, instance);
    world.lives.push(life);
    if (world.trace !== null) world.note(`${life.bootId} starts, instance ${instance}`);
    life.open().catch((failure: unknown) => {
      // Recovery could not write: the console says so, and is started again.
      if (life.diskFailure === null) world.fail(`opening failed: ${String(failure)}`);
    });
  }

  #next(index: number): void {
    const world = this.#world;
    const next = world.plan.presses[index];
    if (next === undefined) {
      world.later(world.random.between(1_000, 30_000), () => this.#tidy());
      return;
    }
    world.later(next.after + 1, () => {
      this.#press(next);
      this.#next(index + 1);
    });
  }

  #press(what: Press): void {
    const world = this.#world;
    const life = world.lives.find(({ instance }) => instance === what.instance) ?? world.lives[0];
    if (world.trace !== null) world.note(`PRESS ${what.kind} row ${what.row}`);
    if (what.kind === 'second') this.startSecond();
    else if (what.kind === 'restore') this.restore();
    else if (life?.isOpen === true) carryOut(world, life, press(world, life, what));
  }

  /** The storms are over: one process alone goes on, on a healthy disk. */
  #tidy(): void {
    const world = this.#world;
    if (world.trace !== null) world.note('the operator tidies up');
    this.tidies = true;
    this.#wanted.delete(1);
    world.disk.full = false;
    world.disk.failsNextSync = false;
    if (this.hasSecond) for (const life of world.lives) world.end(life);
    this.died();
    this.#round(1_000);
  }

  #round(after: number): void {
    const world = this.#world;
    world.later(after, () => {
      this.#rounds += 1;
      const wait = this.#rounds > MOST_ROUNDS ? null : this.#look();
      if (wait !== null) {
        this.#round(wait);
        return;
      }
      judgeEnd(world);
      world.over = true;
    });
  }

  /** Does the next thing there is to do; answers how long to wait until the next look, or null when all is at rest. */
  #look(): number | null {
    const world = this.#world;
    const [life] = world.lives;
    if (life?.isOpen !== true) {
      if (life !== undefined && life.diskFailure !== null) world.end(life);
      this.died();
      return 2_000;
    }
    if (life.problem() !== null) {
      world.end(life);
      this.died();
      return 2_000;
    }
    if (life.dispatch.live() !== null) return 5_000;
    return this.#resume(life) ?? this.#settle(life);
  }

  /** Approves again what lapsed, and resumes what is left to send. */
  #resume(life: Life): number | null {
    const { tables } = this.#world.disk;
    const has = (state: Row['state']): boolean =>
      tables.cells.some(({ row }) => row.state === state);
    if (tables.batch.run === 'submitted' && has('SUBMITTED') && !this.#hasTriedApproval) {
      this.#hasTriedApproval = true;
      carryOut(this.#world, life, press(this.#world, life, { kind: 'approve' }));
      return 1_000;
    }
    const { run } = tables.batch;
    if (!has('APPROVED') || (run !== 'approved' && run !== 'paused')) return null;
    carryOut(this.#world, life, press(this.#world, life, { kind: 'start' }));
    return 5_000;
  }

  /** Waits for what the machine settles, and settles what only a person can. */
  #settle(life: Life): number | null {
    const world = this.#world;
    let wait: number | null = world.bank.isQuiet() ? null : 30_000;
    for (const { row } of world.disk.tables.cells) {
      const left = this.#settleRow(life, row);
      if (left !== null) wait = Math.min(wait ?? Infinity, left);
    }
    return wait;
  }

  #settleRow(life: Life, row: Row): number | null {
    const world = this.#world;
    const { bank } = world;
    if (row.state === 'ACCEPTED' || row.state === 'PENDING') return 60_000;
    const executed = bank.executions.find((one) => one.row === row.row);
    if (row.state === 'UNKNOWN') {
      if (executed !== undefined && executed.visibleAt < Infinity) return 30_000;
      if (!world.plan.releases || this.#rounds > PATIENCE_ROUNDS) return null;
      const isPaid = executed !== undefined && world.rules.careless !== true;
      const kind = isPaid ? 'was-paid' : 'release';
      const quiet = world.t - (bank.lastSign.get(row.row) ?? 0);
      if (kind === 'release' && quiet < QUIET_MS + 1_000) return QUIET_MS + 1_000 - quiet;
      if (kind === 'release' && !world.disk.tables.proven) return null;
      carryOut(world, life, press(world, life, { kind, row: row.row }));
      return 20_000;
    }
    if (row.state !== 'HELD' || !world.plan.releases) return null;
    // The withdrawal id is on the dashboard; where there is none, the payout is closed without proof.
    const kind = executed === undefined ? 'write-off' : 'was-paid';
    carryOut(world, life, press(world, life, { kind, row: row.row }));
    return 20_000;
  }
}
