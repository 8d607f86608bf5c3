/** One backup or examination at a time: begun, watched, stopped, and what came of it kept until it is dismissed. */
import type {
  BackupProblem,
  Backups,
  BackupSource,
  BackupStage,
  ExaminedBackup,
  WrittenBackup,
} from '../ports/backup.ts';
import type { Result } from '#core/result.ts';

export type DataTask =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'working';
      readonly what: 'backup' | 'examination';
      readonly file: string;
      readonly stage: BackupStage;
      /** Bytes; both 0 while they are not known. */
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'written'; readonly written: WrittenBackup }
  | { readonly kind: 'examined'; readonly file: string; readonly examined: ExaminedBackup }
  /** The name under which the former folder is kept. */
  | { readonly kind: 'restored'; readonly keptAs: string }
  | {
      readonly kind: 'refused';
      readonly what: 'backup' | 'examination';
      readonly file: string;
      readonly problem: BackupProblem;
    };

type What = 'backup' | 'examination';
type Work = (watch: Watched) => Promise<Result<DataTask, BackupProblem>>;
type Watched = Parameters<Backups['write']>[2];

interface Needs {
  readonly backups: Backups;
  readonly changed: (task: DataTask) => void;
}

export class DataDesk {
  readonly #needs: Needs;
  #task: DataTask = { kind: 'idle' };
  #stop: AbortController | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  get task(): DataTask {
    return this.#task;
  }

  get isBusy(): boolean {
    return this.#stop !== null;
  }

  /** Begins, unless something is under way. */
  backUp(source: BackupSource, file: string): void {
    this.#begin('backup', file, async (watch) => {
      const done = await this.#needs.backups.write(source, file, watch);
      return mapped(done, (written) => ({ kind: 'written', written }));
    });
  }

  /** Begins to verify a backup, unless something is under way. Puts nothing in place. */
  examine(file: string, expected: Parameters<Backups['examine']>[1]): void {
    this.#begin('examination', file, async (watch) => {
      const done = await this.#needs.backups.examine(file, expected, watch);
      return mapped(done, (examined) => ({ kind: 'examined', file, examined }));
    });
  }

  stop(): void {
    this.#stop?.abort();
  }

  /** Lets go of what came of the last one; an examined backup's parts are removed. */
  dismiss(): void {
    if (this.#stop !== null) return;
    if (this.#task.kind === 'examined') this.#needs.backups.forget(this.#task.examined);
    this.#set({ kind: 'idle' });
  }

  /** Another profile is open now. */
  forget(): void {
    this.stop();
    if (this.#task.kind !== 'restored') this.dismiss();
  }

  /** What was examined has taken its place: nothing of it is left to remove. */
  restored(keptAs: string): void {
    this.#set({ kind: 'restored', keptAs });
  }

  /** Ends what is under way and removes what it had begun. */
  async close(): Promise<void> {
    this.forget();
    await this.#running;
  }

  #begin(what: What, file: string, work: Work): void {
    if (this.#stop === null) this.#running = this.#run(what, file, work);
  }

  async #run(what: What, file: string, work: Work): Promise<void> {
    this.dismiss();
    const stop = new AbortController();
    this.#stop = stop;
    const onProgress: Watched['onProgress'] = (stage, done, total) =>
      this.#set({ kind: 'working', what, file, stage, done, total });
    onProgress(what === 'backup' ? 'copying' : 'proving', 0, 0);
    const done = await work({ onProgress, stop: stop.signal });
    this.#stop = null;
    this.#set(done.ok ? done.value : { kind: 'refused', what, file, problem: done.error });
    // The profile was closed while it ran: what it brought is of no use.
    if (stop.signal.aborted && done.ok) this.dismiss();
  }

  #set(task: DataTask): void {
    this.#task = task;
    this.#needs.changed(task);
  }
}

const mapped = <T>(
  result: Result<T, BackupProblem>,
  map: (value: T) => DataTask,
): Result<DataTask, BackupProblem> => (result.ok ? { ok: true, value: map(result.value) } : result);
