/** One question the file leaves open, in the form that suits it. */
import { useTranslation } from 'react-i18next';
import type { ImportAskView } from '#contract/views/batch.ts';
import type { Answers } from './ask-answers.ts';
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

const ENCODING_NAMES: Readonly<
  Record<string, 'western' | 'cyrillic' | 'mac' | 'unicodeLittle' | 'unicodeBig' | 'unicode'>
> = {
  'windows-1252': 'western',
  'windows-1251': 'cyrillic',
  macintosh: 'mac',
  'utf-16le': 'unicodeLittle',
  'utf-16be': 'unicodeBig',
};

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <span className={styles['exampleLines']}>
    {lines.map((line, index) => (
      <code key={`${index} ${line}`}>{line}</code>
    ))}
  </span>
);

interface ReadingsProps {
  readonly examples: readonly { readonly written: string; readonly read: string }[];
}

/** Single values as they would be read; the last line is what the whole column adds up to. */
const Readings = ({ examples }: ReadingsProps) => {
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

export const Ask = ({ ask, answers, onAnswers }: AskProps) => {
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
            title: t(`import.ask.encodingName.${ENCODING_NAMES[value] ?? 'unicode'}`),
            example: <Lines lines={example.split('\n')} />,
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
    case 'sheet':
      return (
        <AskOptions
          name="sheet"
          question={t('import.ask.sheet')}
          teach={t('import.ask.sheetTeach')}
          options={ask.options.map(({ value, hidden, examples }) => ({
            value,
            title: hidden ? t('import.ask.hiddenSheet', { name: value }) : value,
            example: <Lines lines={examples} />,
          }))}
          chosen={answers.sheet}
          onChoose={(sheet) => onAnswers({ ...answers, sheet })}
        />
      );
    case 'header-row':
      return (
        <AskOptions
          name="header-row"
          question={t('import.ask.headerRow')}
          teach={t('import.ask.headerRowTeach')}
          options={ask.options.map(({ value, examples }) => ({
            value: `${value}`,
            title: t('import.ask.headerLine', { line: value }),
            example: <Lines lines={examples} />,
          }))}
          chosen={answers.headerLine === null ? null : `${answers.headerLine}`}
          onChoose={(line) =>
            onAnswers({
              ...answers,
              headerLine: ask.options.find(({ value }) => `${value}` === line)?.value ?? null,
            })
          }
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
      return <AskColumns ask={ask} answers={answers} onChange={onAnswers} />;
  }
};
