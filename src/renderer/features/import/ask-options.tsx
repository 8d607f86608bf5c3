/** One question with worked examples; each option is a whole card that can be read before choosing. */
import type { ReactNode } from 'react';
import styles from './import.module.css';

interface AskOptionsProps {
  readonly name: string;
  readonly question: string;
  readonly teach: string;
  readonly options: readonly {
    readonly value: string;
    readonly title: string;
    readonly example: ReactNode;
  }[];
  readonly chosen: string | null;
  readonly onChoose: (value: string) => void;
}

export const AskOptions = ({
  name,
  question,
  teach,
  options,
  chosen,
  onChoose,
}: AskOptionsProps) => (
  <fieldset className={styles['ask']}>
    <legend>{question}</legend>
    <p className={styles['fine']}>{teach}</p>
    <div className={styles['options']}>
      {options.map(({ value, title, example }) => (
        <label key={value} className={styles['option']} data-chosen={chosen === value || undefined}>
          <span className={styles['optionTitle']}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={chosen === value}
              onChange={() => onChoose(value)}
            />
            {title}
          </span>
          {example}
        </label>
      ))}
    </div>
  </fieldset>
);
