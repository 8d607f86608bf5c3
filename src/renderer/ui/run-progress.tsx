import type { RunView } from '#contract/views/batch.ts';
import classes from './run-progress.module.css';
import type { Tone } from './state-mark.tsx';

const partsOf = (run: RunView): readonly (readonly [Tone, number])[] => [
  ['paid', run.paid],
  ['moving', run.accepted + run.sending],
  ['refused', run.refused],
  ['unknown', run.unknown],
];

/** How far a run is, as a bar in state colours; the words beside it carry the figures. */
export const RunProgress = ({ run }: { readonly run: RunView }) => (
  <div className={classes.bar} aria-hidden="true">
    {partsOf(run).map(([tone, count]) =>
      count === 0 ? null : (
        <span key={tone} className={classes[tone]} style={{ flexGrow: count }} />
      ),
    )}
    <span style={{ flexGrow: run.left + run.cancelled }} />
  </div>
);
