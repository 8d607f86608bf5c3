/** The backups port: copies are taken by whoever owns the stores, everything else happens on a thread of its own. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { err, ok, type Result } from '#core/result.ts';
import type {
  BackupProblem,
  Backups,
  BackupSource,
  BackupWatch,
  ExaminedBackup,
  WrittenBackup,
} from '#main/ports/backup.ts';
import { COMING } from './aside.ts';
import { problemFrom } from './trouble.ts';
import type { BackupNews, BackupTask } from './worker.ts';
import { unfinished } from './unfinished.ts';

export interface BackupsNeeds {
  /** The folder of all profiles' folders: what is half done lies there, on the disk of the ledgers. */
  readonly profiles: string;
  /** The built entry of worker.ts. */
  readonly worker: URL;
}

const STOPPED: BackupProblem = { kind: 'stopped', detail: 'A person stopped it' };

type Ended = Exclude<BackupNews, { kind: 'progress' }>;

const inThread = (script: URL, task: BackupTask, watch: BackupWatch) =>
  new Promise<Ended>((resolve) => {
    const worker = new Worker(script, { workerData: task });
    let ended = false;
    const end = (news: Ended): void => {
      // Its exit follows its answer.
      if (ended) return;
      ended = true;
      watch.stop.removeEventListener('abort', stop);
      void worker.terminate().then(() => resolve(news));
    };
    const fail = (problem: BackupProblem): void => end({ kind: 'refused', problem });
    const stop = (): void => fail(STOPPED);
    watch.stop.addEventListener('abort', stop);
    if (watch.stop.aborted) stop();
    worker.on('message', (news: BackupNews) => {
      if (news.kind === 'progress') watch.onProgress(news.stage, news.done, news.total);
      else end(news);
    });
    worker.on('error', (error) => fail(problemFrom(error)));
    worker.on('exit', () => fail({ kind: 'failed', detail: 'its thread ended' }));
  });

export class BackupFiles implements Backups {
  readonly #needs: BackupsNeeds;

  constructor(needs: BackupsNeeds) {
    this.#needs = needs;
  }

  async write(
    source: BackupSource,
    file: string,
    watch: BackupWatch,
  ): Promise<Result<WrittenBackup, BackupProblem>> {
    if (existsSync(file)) return err({ kind: 'exists', detail: file });
    const folder = this.#newFolder(source.profileId);
    try {
      watch.onProgress('copying', 0, 0);
      mkdirSync(folder, { mode: 0o700 });
      await source.ledgerTo(join(folder, 'ledger.sqlite'));
      await source.treasuryTo(join(folder, 'treasury.sqlite'));
      const { settings, facts } = source;
      const intake = join(this.#needs.profiles, source.profileId, 'intake.sqlite');
      const task = { kind: 'write', folder, intake, settings, facts, file } as const;
      const news = await inThread(this.#needs.worker, task, watch);
      if (news.kind === 'written') return ok(news.written);
      rmSync(unfinished(file), { force: true });
      return err(news.kind === 'refused' ? news.problem : STOPPED);
    } catch (error) {
      return err(problemFrom(error));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  async examine(
    file: string,
    expected: Parameters<Backups['examine']>[1],
    watch: BackupWatch,
  ): Promise<Result<ExaminedBackup, BackupProblem>> {
    const folder = this.#newFolder(expected.profileId);
    const { platform } = expected;
    const task = { kind: 'examine', file, folder, platform } as const;
    const news = await inThread(this.#needs.worker, task, watch);
    if (news.kind === 'examined') return ok(news.examined);
    rmSync(folder, { recursive: true, force: true });
    return err(news.kind === 'refused' ? news.problem : STOPPED);
  }

  forget({ folder }: Pick<ExaminedBackup, 'folder'>): void {
    rmSync(folder, { recursive: true, force: true });
  }

  #newFolder(profileId: string): string {
    const { profiles } = this.#needs;
    return join(profiles, `${profileId}${COMING}${randomBytes(6).toString('hex')}`);
  }
}
