/** One of a few views of a list, each with its count; the arrows move between them. */
import type { ReactNode } from 'react';
import classes from './choice-chips.module.css';
import { formatCount } from './format.ts';

export interface ChoiceChip<K extends string> {
  readonly key: K;
  readonly label: string;
  readonly count: number;
  readonly mark?: ReactNode;
}

interface ChoiceChipsProps<K extends string> {
  readonly label: string;
  readonly name: string;
  readonly chips: readonly ChoiceChip<K>[];
  readonly chosen: K;
  readonly onChoose: (key: K) => void;
}

export const ChoiceChips = <K extends string>(props: ChoiceChipsProps<K>) => (
  <div role="radiogroup" aria-label={props.label} className={classes.chips}>
    {props.chips.map(({ key, label, count, mark }) => (
      <label key={key} className={classes.chip} data-chosen={key === props.chosen || undefined}>
        <input
          type="radio"
          className="visually-hidden"
          name={props.name}
          checked={key === props.chosen}
          onChange={() => props.onChoose(key)}
        />
        {mark}
        {label}
        <span className={classes.count}>{formatCount(count)}</span>
      </label>
    ))}
  </div>
);
