/** How far a long piece of work is, told a few dozen times and not a thousand. */
import type { BackupStage } from '#main/ports/backup.ts';

export type Tell = (stage: BackupStage, done: number, total: number) => void;

const TIMES = 100;

/** Counts bytes of one stage. */
export const counter = (
  tell: Tell,
  stage: BackupStage,
  total: number,
): ((bytes: number) => void) => {
  let done = 0;
  let told = 0;
  tell(stage, 0, total);
  return (bytes) => {
    done += bytes;
    if (done - told < total / TIMES) return;
    told = done;
    tell(stage, Math.min(done, total), total);
  };
};
