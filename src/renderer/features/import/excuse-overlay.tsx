import type { BatchView } from '#contract/views/batch.ts';
import { ExcuseDialog } from './excuse-dialog.tsx';
import type { ExcuseState } from './use-excusing.ts';
import type { Rows } from './use-rows.ts';
import { VouchDialog } from './vouch-dialog.tsx';

interface ExcuseOverlayProps {
  readonly batch: BatchView;
  readonly rows: Rows;
  readonly state: ExcuseState;
}

/** What asks for a reason before a stopped row may be paid, while something is asked. */
export const ExcuseOverlay = ({ batch, rows, state }: ExcuseOverlayProps) => {
  const { asked, ask, confirm, vouching, vouch, leave } = state;
  const { busy, problem } = rows.action;
  if (vouching !== null)
    return (
      <VouchDialog
        batchId={batch.id}
        vouching={vouching}
        busy={busy}
        problem={problem}
        onConfirm={(given) => void vouch(given)}
        onClose={leave}
      />
    );
  if (asked === null) return null;
  return (
    <ExcuseDialog
      excusal={asked}
      runName={batch.name}
      busy={busy}
      problem={problem}
      onConfirm={(reason) => void confirm(reason)}
      onClose={() => ask(null)}
    />
  );
};
