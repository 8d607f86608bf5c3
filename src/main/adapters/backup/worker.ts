/** Entry of the thread that writes or examines a backup; `workerData` says which. It ends with its one answer. */
import { parentPort, workerData } from 'node:worker_threads';
import type {
  BackupProblem,
  BackupStage,
  ExaminedBackup,
  WrittenBackup,
} from '#main/ports/backup.ts';
import { examineBackup, type ExamineTask } from './examine-backup.ts';
import { problemFrom } from './trouble.ts';
import { writeBackup, type WriteTask } from './write-backup.ts';

export type BackupTask = WriteTask | ExamineTask;

export type BackupNews =
  | {
      readonly kind: 'progress';
      readonly stage: BackupStage;
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'written'; readonly written: WrittenBackup }
  | { readonly kind: 'examined'; readonly examined: ExaminedBackup }
  | { readonly kind: 'refused'; readonly problem: BackupProblem };

const port = parentPort;

const tell = (news: BackupNews): void => port?.postMessage(news);

const progress = (stage: BackupStage, done: number, total: number): void =>
  tell({ kind: 'progress', stage, done, total });

const work = (task: BackupTask): BackupNews => {
  try {
    return task.kind === 'write'
      ? { kind: 'written', written: writeBackup(task, progress) }
      : { kind: 'examined', examined: examineBackup(task, progress) };
  } catch (error) {
    return { kind: 'refused', problem: problemFrom(error) };
  }
};

const task: BackupTask = workerData;
tell(work(task));
