import { useTranslation } from 'react-i18next';
import type { BatchView } from '#contract/views/batch.ts';
import { formatCount } from './format.ts';
import { StateMark, type Tone } from './state-mark.tsx';

type RunWord =
  | 'draft'
  | 'reading'
  | 'asking'
  | 'unreadable'
  | 'submitted'
  | 'approved'
  | 'running'
  | 'paused'
  | 'finished'
  | 'unresolved'
  | 'onTheWay'
  | 'returned'
  | 'cancelled';

interface RunStatus {
  readonly tone: Tone;
  readonly word: RunWord;
  readonly count: number;
}

const beforeRun = (batch: BatchView): RunStatus => {
  const words = {
    reading: { tone: 'moving', word: 'reading', count: 0 },
    asking: { tone: 'waiting', word: 'asking', count: 0 },
    refused: { tone: 'refused', word: 'unreadable', count: 0 },
    cancelled: { tone: 'waiting', word: 'cancelled', count: 0 },
    ready: { tone: 'waiting', word: 'draft', count: 0 },
  } as const;
  return words[batch.import.kind];
};

/** Where a batch stands, from its import or its run; a mixed end is never called finished alone. */
export const runStatus = (batch: BatchView): RunStatus => {
  const { run } = batch;
  if (run === null) return beforeRun(batch);
  if (run.state === 'running') return { tone: 'moving', word: 'running', count: 0 };
  if (run.state === 'paused') {
    return { tone: 'waiting', word: 'paused', count: 0 };
  }
  if (run.state !== 'finished') return { tone: 'waiting', word: run.state, count: 0 };
  const unresolved = run.unknown + run.refused;
  if (unresolved > 0) {
    return { tone: run.unknown > 0 ? 'unknown' : 'refused', word: 'unresolved', count: unresolved };
  }
  const onTheWay = run.accepted + run.sending;
  if (onTheWay > 0) return { tone: 'moving', word: 'onTheWay', count: onTheWay };
  return { tone: 'paid', word: 'finished', count: 0 };
};

/** A batch's standing as shape, colour and word. */
export const RunBadge = ({ batch }: { readonly batch: BatchView }) => {
  const { t } = useTranslation();
  const { tone, word, count } = runStatus(batch);
  const shown = formatCount(count);
  const text =
    word === 'unresolved' || word === 'onTheWay'
      ? t(`status.run.${word}`, { count, shown })
      : t(`status.run.${word}`);
  return <StateMark tone={tone} word={text} />;
};
