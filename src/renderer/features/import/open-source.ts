/** The ways a payment file comes in: chosen, dropped, pasted, or a practice sample; each becomes a batch. */
import type { BatchView } from '#contract/views/batch.ts';
import { receiveBatch } from '../../bridge/batches-store.ts';
import { call, dropFile, type AppError, type Reply } from '../../bridge/client.ts';

/** The batch, null when the person chose nothing, or the reason it was not opened. */
export type Opened = Reply<BatchView | null>;

const opened = (reply: Reply<BatchView>): Opened => {
  if (reply.ok) receiveBatch(reply.value);
  return reply;
};

const importToken = async (fileToken: string): Promise<Opened> =>
  opened(await call('batch.import', { source: { kind: 'file', fileToken } }));

export const openChosenFile = async (): Promise<Opened> => {
  const choice = await call('file.choose', {});
  if (!choice.ok) return choice;
  return choice.value === null ? { ok: true, value: null } : importToken(choice.value.fileToken);
};

export const openDroppedFile = async (file: File): Promise<Opened> => {
  const dropped = await dropFile(file);
  return dropped.ok ? importToken(dropped.value.fileToken) : dropped;
};

export const openPastedText = async (text: string): Promise<Opened> =>
  opened(await call('batch.import', { source: { kind: 'text', text } }));

export const openSample = async (name: string): Promise<Opened> =>
  opened(await call('batch.import', { source: { kind: 'sample', name } }));

export type { AppError };
