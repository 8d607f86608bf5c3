/** The answers to what a file left open, and sending them once nothing is missing. */
import { useState } from 'react';
import type { ImportAskView } from '#contract/views/batch.ts';
import { receiveBatch } from '../../bridge/batches-store.ts';
import { call } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { completeAnswers, startAnswers, type Answers } from './ask-answers.ts';

interface UsedAnswers extends Pick<ReturnType<typeof useAction>, 'busy' | 'problem'> {
  readonly answers: Answers;
  readonly setAnswers: (answers: Answers) => void;
  readonly isComplete: boolean;
  readonly send: () => void;
}

export const useAnswers = (batchId: string, asks: readonly ImportAskView[]): UsedAnswers => {
  const [answers, setAnswers] = useState(() => startAnswers(asks));
  const { run, busy, problem } = useAction();
  const choices = completeAnswers(asks, answers);
  const answer = async (): Promise<void> => {
    if (choices === null) return;
    const reply = await run(() => call('batch.answer', { batchId, choices }));
    if (reply !== null) receiveBatch(reply.value);
  };
  const send = (): void => void answer();
  return { answers, setAnswers, isComplete: choices !== null, send, busy, problem };
};
