import type { BatchView } from '#contract/views/batch.ts';
import { ExcuseDialog } from './excuse-dialog.tsx';
import type { ExcuseState } from './use-excusing.ts';
import type { Rows } from './use-rows.ts';

interface ExcuseOverlayProps {
  readonly batch: BatchView;
  readonly rows: Rows;
  readonly state: ExcuseState;
}

/** What asks for a reason before a stopped row may be paid, while something is asked. */
export const ExcuseOverlay = ({ batch, rows, state }: ExcuseOverlayProps) => {
  const { asked, ask, confirm } = state;
  if (asked === null) return null;
  return (
    <ExcuseDialog
      excusal={asked}
      runName={batch.name}
      busy={rows.action.busy}
      problem={rows.action.problem}
      onConfirm={(reason) => void confirm(reason)}
      onClose={() => ask(null)}
    />
  );
};
