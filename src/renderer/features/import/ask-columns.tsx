/** Which column of the file means what, with the first values of each beside it, and what the file does not say. */
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ROW_FIELDS, type RowField } from '#core/import/row.ts';
import { missingFields, twiceChosen, type Answers, type ColumnsAsk } from './ask-answers.ts';
import { AskFills } from './ask-fills.tsx';
import { AskProducts } from './ask-products.tsx';
import styles from './import.module.css';

interface AskColumnsProps {
  readonly ask: ColumnsAsk;
  readonly answers: Answers;
  readonly onChange: (answers: Answers) => void;
}

const isField = (text: string | null): text is RowField => ROW_FIELDS.some((f) => f === text);

const ColumnTable = ({ ask, answers, onChange }: AskColumnsProps) => {
  const { t } = useTranslation();
  const { columns } = answers;
  const choices = [
    { value: '', label: t('import.ask.leaveOut') },
    ...ROW_FIELDS.map((field) => ({ value: field, label: t(`import.field.${field}`) })),
  ];
  const byValue = [{ value: '', label: t('import.ask.byValue') }, ...choices.slice(1)];
  return (
    <table className={styles['mapping']}>
      <thead>
        <tr>
          <th>{t('import.ask.header')}</th>
          <th>{t('import.ask.samples')}</th>
          <th>{t('import.ask.means')}</th>
        </tr>
      </thead>
      <tbody>
        {ask.headers.map(({ header, samples }) => (
          <tr key={header}>
            <th scope="row">{header === '' ? t('import.ask.unnamed') : header}</th>
            <td className={styles['sampleValues']}>
              {samples.map((sample, index) => (
                <span key={`${index} ${sample}`}>{sample === '' ? '—' : sample}</span>
              ))}
            </td>
            <td>
              <Select
                aria-label={header === '' ? t('import.ask.unnamed') : header}
                data={header === ask.products?.header ? byValue : choices}
                value={columns[header] ?? ''}
                onChange={(value) =>
                  onChange({
                    ...answers,
                    columns: { ...columns, [header]: isField(value) ? value : null },
                  })
                }
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Verdict = ({ ask, answers }: Pick<AskColumnsProps, 'ask' | 'answers'>) => {
  const { t } = useTranslation();
  const missing = missingFields(ask, answers);
  const twice = twiceChosen(answers.columns);
  const names = (fields: readonly RowField[]): string =>
    fields.map((field) => t(`import.field.${field}`)).join(', ');
  return (
    <output
      className={styles['mappingVerdict']}
      data-open={missing.length + twice.length > 0 || undefined}
    >
      {missing.length > 0 && t('import.ask.missing', { fields: names(missing) })}
      {missing.length === 0 && twice.length > 0 && t('import.ask.twice', { field: names(twice) })}
      {missing.length + twice.length === 0 && t('import.ask.nothingMissing')}
    </output>
  );
};

export const AskColumns = ({ ask, answers, onChange }: AskColumnsProps) => {
  const { t } = useTranslation();
  return (
    <fieldset className={styles['ask']}>
      <legend>{t('import.ask.columns')}</legend>
      <p className={styles['fine']}>{t('import.ask.columnsTeach')}</p>
      {ask.remembered && <p className={styles['known']}>{t('import.ask.remembered')}</p>}
      {!ask.remembered && ask.template !== null && (
        <p className={styles['known']}>{t('import.ask.template', { name: ask.template })}</p>
      )}
      <ColumnTable ask={ask} answers={answers} onChange={onChange} />
      <AskProducts ask={ask} answers={answers} onChange={onChange} />
      <AskFills ask={ask} answers={answers} onChange={onChange} />
      <Verdict ask={ask} answers={answers} />
    </fieldset>
  );
};
