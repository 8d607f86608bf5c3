/** One process life of the engine that ships, over ports that belong to the world. */
import { SECOND_READING_MS } from '#core/track/reading.ts';
import { guardLedger } from '#main/guarded-ledger.ts';
import type { Clock } from '#main/ports/host.ts';
import { makeDispatch, type Dispatch } from '#main/workflow/dispatch.ts';
import { recover } from '#main/workflow/recover.ts';
import type { ResolveNeeds } from '#main/workflow/resolve.ts';
import { Tracker, type TrackNeeds } from '#main/workflow/track.ts';
import { makeGatewayPort } from './gateway-port.ts';
import { makeLedgerPort } from './ledger-port.ts';
import type { World } from './world.ts';

/** A sleep of the tracker between two looks takes this much longer at most while nothing is being sent, ms. */
const LAZY_MS = 240_000;
/** The same while a run is live. */
const BUSY_MS = 12_000;
const SHORT_MS = 250;

export class Life {
  readonly instance: number;
  readonly bootId: string;
  /** True time at which the monotonic clock of this life was zero, moved on by every suspend. */
  monoFrom: number;
  dead = false;
  /** Recovery is through and buttons work. */
  isOpen = false;
  /** The failure after which nothing is written any more. */
  diskFailure: Error | null = null;
  readonly needs: TrackNeeds;
  readonly resolve: ResolveNeeds;
  readonly dispatch: Dispatch;
  readonly tracker: Tracker;
  /** Why the ledger takes no more entries, or null. */
  readonly problem: () => string | null;
  readonly #world: World;
  #ids = 0;

  constructor(world: World, instance: number) {
    this.#world = world;
    this.instance = instance;
    world.boots += 1;
    this.bootId = `boot-${world.boots}`;
    this.monoFrom = world.t;
    const { rules } = world;
    const guarded = guardLedger(makeLedgerPort(world, this), () => undefined);
    this.problem = guarded.problem;
    const gateway = makeGatewayPort(world, this);
    const needs: TrackNeeds = {
      gateway: rules.gateway?.(gateway, this) ?? gateway,
      ledger: rules.ledger?.(guarded.ledger, this) ?? guarded.ledger,
      clock: this.#clock(),
      ids: { next: () => `${this.bootId}-${(this.#ids += 1)}` },
      random: () => world.random.unit(),
      changed: ({ payoutId }) => {
        if (payoutId !== undefined) this.tracker.hear(payoutId);
      },
      secondReadingMs: rules.secondReadingMs ?? SECOND_READING_MS,
    };
    this.needs = needs;
    this.tracker = new Tracker(needs);
    this.dispatch = makeDispatch(needs);
    this.resolve = { ...needs, askNow: (payoutId) => this.tracker.askNow(payoutId) };
  }

  /** As the application opens a profile: recovers, then tracks, then lets a person press buttons. */
  async open(): Promise<void> {
    const world = this.#world;
    const again = world.rules.recover;
    const once = (): Promise<void> =>
      again === undefined ? recover(this.needs) : again(this.needs, this);
    await once();
    if (world.random.chance(0.1)) {
      const before = world.disk.written.length;
      const alone = world.lives.length === 1;
      await once();
      const isSame = world.disk.written.length === before;
      if (alone && world.lives.length === 1 && !isSame) world.fail('recovery twice is not once');
    }
    this.tracker.begin();
    this.isOpen = true;
  }

  /** Leaves in order: what is being sent is recorded first. */
  async quit(): Promise<void> {
    this.isOpen = false;
    const live = this.dispatch.live();
    if (live !== null) this.dispatch.pause(live.batchId);
    await this.dispatch.settled().catch(() => undefined);
    await this.tracker.stop();
  }

  /** Whether the ledger holds this order's payout for sending now. */
  isClaimed(orderId: string): boolean {
    const { operator, disk } = this.#world;
    return disk.tables.cells[operator.rowOf(orderId) - 1]?.row.state === 'CLAIMED';
  }

  /** For a mutant alone: makes a payout sendable against every rule of the ledger. */
  takeBack(row: number): void {
    const cell = this.#world.disk.tables.cells[row - 1];
    if (cell !== undefined)
      Object.assign(cell, {
        row: { ...cell.row, state: 'APPROVED', token: null },
        standing: { ...cell.standing, state: 'APPROVED', token: null },
      });
  }

  #clock(): Clock {
    const world = this.#world;
    const mono = (): number => world.t - this.monoFrom;
    return {
      bootId: this.bootId,
      now: () => world.wall,
      mono,
      sleep: (ms, signal) => {
        const isBusy = this.dispatch.live() !== null;
        const most = Math.ceil((isBusy ? BUSY_MS : LAZY_MS) * world.plan.laziness);
        const late = ms > SHORT_MS ? 3 : most;
        return world.wait(this, world.t + Math.max(0, ms) + world.random.below(late), signal);
      },
      precisely: (at) => world.wait(this, Math.max(world.t, at + this.monoFrom)),
    };
  }
}
