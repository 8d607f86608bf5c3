/** What the file left open, answered in place; nothing is guessed and nothing is preselected. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportAskView } from '#contract/views/batch.ts';
import { receiveBatch } from '../../bridge/batches-store.ts';
import { call } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { completeAnswers, startAnswers, type Answers } from './ask-answers.ts';
import { AskColumns } from './ask-columns.tsx';
import { AskOptions } from './ask-options.tsx';
import styles from './import.module.css';

interface AskProps {
  readonly ask: ImportAskView;
  readonly answers: Answers;
  readonly onAnswers: (answers: Answers) => void;
}

const DELIMITER_NAMES: Readonly<Record<string, 'comma' | 'semicolon' | 'tab' | 'pipe'>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
};

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <span className={styles['exampleLines']}>
    {lines.map((line, index) => (
      <code key={`${index} ${line}`}>{line}</code>
    ))}
  </span>
);

const Readings = ({
  examples,
}: {
  readonly examples: readonly { readonly written: string; readonly read: string }[];
}) => {
  const { t } = useTranslation();
  return (
    <table className={styles['readings']}>
      <thead>
        <tr>
          <th>{t('import.ask.written')}</th>
          <th>{t('import.ask.read')}</th>
        </tr>
      </thead>
      <tbody>
        {examples.map(({ written, read }) => (
          <tr key={written}>
            <td>{written}</td>
            <td>{read}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Ask = ({ ask, answers, onAnswers }: AskProps) => {
  const { t } = useTranslation();
  switch (ask.kind) {
    case 'encoding':
      return (
        <AskOptions
          name="encoding"
          question={t('import.ask.encoding')}
          teach={t('import.ask.encodingTeach')}
          options={ask.options.map(({ value, example }) => ({
            value,
            title: value.toUpperCase(),
            example: <Lines lines={[example]} />,
          }))}
          chosen={answers.encoding}
          onChoose={(encoding) => onAnswers({ ...answers, encoding })}
        />
      );
    case 'delimiter':
      return (
        <AskOptions
          name="delimiter"
          question={t('import.ask.delimiter')}
          teach={t('import.ask.delimiterTeach')}
          options={ask.options.map(({ value, examples }) => ({
            value,
            title: t(`import.ask.delimiterName.${DELIMITER_NAMES[value] ?? 'comma'}`),
            example: <Lines lines={examples} />,
          }))}
          chosen={answers.delimiter}
          onChoose={(delimiter) => onAnswers({ ...answers, delimiter })}
        />
      );
    case 'decimal-mark':
      return (
        <AskOptions
          name="decimal-mark"
          question={t('import.ask.decimal')}
          teach={t('import.ask.decimalTeach')}
          options={ask.options.map(({ value, examples }) => ({
            value,
            title: t(`import.ask.decimalName.${value === '.' ? 'point' : 'comma'}`),
            example: <Readings examples={examples} />,
          }))}
          chosen={answers.decimalMark}
          onChoose={(mark) => onAnswers({ ...answers, decimalMark: mark === ',' ? ',' : '.' })}
        />
      );
    case 'columns':
      return (
        <AskColumns
          ask={ask}
          columns={answers.columns}
          onChange={(columns) => onAnswers({ ...answers, columns })}
        />
      );
  }
};

export const AskPanel = ({
  batchId,
  asks,
}: {
  readonly batchId: string;
  readonly asks: readonly ImportAskView[];
}) => {
  const { t } = useTranslation();
  const [answers, setAnswers] = useState(() => startAnswers(asks));
  const { run, busy, problem } = useAction();
  const choices = completeAnswers(asks, answers);
  const send = async (): Promise<void> => {
    if (choices === null) return;
    const reply = await run(() => call('batch.answer', { batchId, choices }));
    if (reply !== null) receiveBatch(reply.value);
  };
  return (
    <>
      <section className={styles['panel']}>
        <h2>{t('import.ask.title')}</h2>
        <p>{t('import.ask.lead')}</p>
        {asks.map((ask) => (
          <Ask key={ask.kind} ask={ask} answers={answers} onAnswers={setAnswers} />
        ))}
        {problem !== null && <ErrorBand error={problem} />}
      </section>
      <ActionBar note={choices === null ? t('import.ask.incomplete') : null}>
        <Button
          variant="filled"
          disabled={choices === null}
          loading={busy}
          onClick={() => void send()}
        >
          {t('import.ask.send')}
        </Button>
      </ActionBar>
    </>
  );
};
