import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyTestView } from '#contract/views/app.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import classes from './settings.module.css';

/** Each read-only call that was tried and what came back. */
export const KeyTest = ({ test }: { readonly test: KeyTestView }) => {
  const { t } = useTranslation();
  const result = useRef<HTMLOutputElement>(null);
  useEffect(() => {
    // In braces: newer engines answer a promise here, which must not be taken for the effect's end.
    result.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <output ref={result} className={classes.steps}>
      <StateMark
        tone={test.ok ? 'paid' : 'refused'}
        word={t(test.ok ? 'settings.key.testGood' : 'settings.key.testBad')}
      />
      {test.steps.map((step) => (
        <div key={step.name} className={classes.step}>
          <StateMark tone={step.ok ? 'paid' : 'refused'} word={step.name} />
          <span>{step.sentence}</span>
        </div>
      ))}
    </output>
  );
};
