/** Calls about diagnostics: a page is gathered and shown, and what was shown is what is saved. */
import { diagnosticsText } from '#core/diagnostics/text.ts';
import type { CallInput } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';
import type { DiagnosticsView } from '#contract/views/diagnostics.ts';
import type { Handlers } from '../../app.ts';
import { done, refuse, type Desk } from '../desk.ts';
import { gatherDiagnostics } from '../gather-diagnostics.ts';

type DiagnosticsCalls = Pick<Handlers, 'diagnostics.collect' | 'diagnostics.save'>;
type Ticks = CallInput<'diagnostics.collect'>;

interface Page {
  readonly view: DiagnosticsView;
  readonly ticks: Ticks;
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
}

const DAY_CHARACTERS = 10;

const collect = async (desk: Desk, ticks: Ticks): Promise<Page> => {
  desk.log.write('diagnostics-collected', ticks);
  const facts = await gatherDiagnostics(desk);
  const text = diagnosticsText(facts, ticks);
  const view = { id: desk.ids.next(), text, size: Buffer.byteLength(text) };
  return { view, ticks, day: facts.at.slice(0, DAY_CHARACTERS) };
};

const save = async (
  desk: Desk,
  { view, ticks, day }: Page,
): Promise<Reply<{ readonly savedAs: string } | null>> => {
  const saved = await desk.save(`purser-diagnostics-${day}.txt`, () => [view.text]);
  if (saved.ok && saved.value !== null) desk.log.write('diagnostics-saved', ticks);
  return saved;
};

export const makeDiagnosticsCalls = (desk: Desk): DiagnosticsCalls => {
  /** The page on the screen: the only one that can be saved. */
  let shown: Page | null = null;
  let asked = 0;
  return {
    'diagnostics.collect': async (ticks) => {
      asked += 1;
      const nth = asked;
      const page = await collect(desk, ticks);
      // One that was asked for later is on the screen, whichever was ready first.
      if (nth === asked) shown = page;
      return done(page.view);
    },
    'diagnostics.save': async ({ id }) => {
      if (shown?.view.id === id) return save(desk, shown);
      return refuse(
        'not-found',
        'This page of diagnostics is not there any more. Nothing was saved. Collect it again and read it.',
      );
    },
  };
};
