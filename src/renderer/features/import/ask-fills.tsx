/** What no column of the file says, given once for all of its rows; proposed, and changeable before it counts. */
import { Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { REQUIRED_FIELDS, SAME_AS_CURRENCY, type FillField } from '#core/import/ask.ts';
import { openFills, type Answers, type ColumnsAsk } from './ask-answers.ts';
import styles from './import.module.css';

interface AskFillsProps {
  readonly ask: ColumnsAsk;
  readonly answers: Answers;
  readonly onChange: (answers: Answers) => void;
}

interface FillProps {
  readonly field: FillField;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** The unit of amounts may be each row's own currency instead of one for all. */
const UnitFill = ({ field, value, onValue }: FillProps) => {
  const { t } = useTranslation();
  const own = value === SAME_AS_CURRENCY;
  return (
    <div className={styles['fill']}>
      <TextInput
        label={t(`import.field.${field}`)}
        description={t(`import.ask.fillTeach.${field}`)}
        value={own ? '' : value}
        disabled={own}
        onChange={(event) => onValue(event.currentTarget.value.trim())}
      />
      <Checkbox
        label={t('import.ask.ownCurrency')}
        checked={own}
        onChange={(event) => onValue(event.currentTarget.checked ? SAME_AS_CURRENCY : '')}
      />
    </div>
  );
};

const PlainFill = ({ field, value, onValue }: FillProps) => {
  const { t } = useTranslation();
  return (
    <div className={styles['fill']}>
      <TextInput
        label={t(`import.field.${field}`)}
        description={t(`import.ask.fillTeach.${field}`)}
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
      />
      {field === 'reference' && value !== '' && (
        <span className={styles['fine']}>
          {t('import.ask.prefixExample', { first: `${value}0001`, second: `${value}0002` })}
        </span>
      )}
      {!REQUIRED_FIELDS.includes(field) && (
        <span className={styles['fine']}>{t('import.ask.mayBeEmpty')}</span>
      )}
    </div>
  );
};

export const AskFills = ({ ask, answers, onChange }: AskFillsProps) => {
  const { t } = useTranslation();
  const fields = openFills(ask, answers);
  if (fields.length === 0) return null;
  return (
    <section className={styles['fills']} aria-label={t('import.ask.fills')}>
      <h3>{t('import.ask.fills')}</h3>
      <p className={styles['fine']}>{t('import.ask.fillsTeach')}</p>
      <div className={styles['fillGrid']}>
        {fields.map((field) => {
          const Fill = field === 'amount_currency' ? UnitFill : PlainFill;
          return (
            <Fill
              key={field}
              field={field}
              value={answers.fills[field] ?? ''}
              onValue={(value) =>
                onChange({ ...answers, fills: { ...answers.fills, [field]: value } })
              }
            />
          );
        })}
      </div>
    </section>
  );
};
