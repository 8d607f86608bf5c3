/** Which column of the file means what, with the first values of each beside it. */
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ROW_FIELDS, type RowField } from '#core/import/row.ts';
import { missingFields, twiceChosen, type Answers, type ColumnsAsk } from './ask-answers.ts';
import styles from './import.module.css';

interface AskColumnsProps {
  readonly ask: ColumnsAsk;
  readonly columns: Answers['columns'];
  readonly onChange: (columns: Answers['columns']) => void;
}

const isField = (text: string | null): text is RowField => ROW_FIELDS.some((f) => f === text);

export const AskColumns = ({ ask, columns, onChange }: AskColumnsProps) => {
  const { t } = useTranslation();
  const missing = missingFields(ask, columns);
  const twice = twiceChosen(columns);
  const choices = [
    { value: '', label: t('import.ask.leaveOut') },
    ...ROW_FIELDS.map((field) => ({ value: field, label: t(`import.field.${field}`) })),
  ];
  const names = (fields: readonly RowField[]): string =>
    fields.map((field) => t(`import.field.${field}`)).join(', ');
  return (
    <fieldset className={styles['ask']}>
      <legend>{t('import.ask.columns')}</legend>
      <p className={styles['fine']}>{t('import.ask.columnsTeach')}</p>
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
              <th scope="row">{header}</th>
              <td className={styles['sampleValues']}>
                {samples.map((sample, index) => (
                  <span key={`${index} ${sample}`}>{sample === '' ? '—' : sample}</span>
                ))}
              </td>
              <td>
                <Select
                  aria-label={header}
                  data={choices}
                  value={columns[header] ?? ''}
                  onChange={(value) =>
                    onChange({ ...columns, [header]: isField(value) ? value : null })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <output
        className={styles['mappingVerdict']}
        data-open={missing.length + twice.length > 0 || undefined}
      >
        {missing.length > 0 && t('import.ask.missing', { fields: names(missing) })}
        {missing.length === 0 && twice.length > 0 && t('import.ask.twice', { field: names(twice) })}
        {missing.length + twice.length === 0 && t('import.ask.nothingMissing')}
      </output>
    </fieldset>
  );
};
