/** After the gateway said "too often", nothing is sent for a while, whoever resumes and however often. */
import { COOL_DOWN_MS } from '#core/dispatch/pace.ts';
import { provenElapsed } from '#core/track/release.ts';
import { orderOf, type EngineNeeds } from './engine.ts';

/** Whether the last attempt for this payout was answered with "too often", by the reply as it was stored. */
const wasTooOften = async (
  { ledger, gateway }: EngineNeeds,
  payoutId: string,
): Promise<boolean> => {
  const life = (await ledger.entriesOf({ payoutId })).map(({ body }) => body);
  const stored = life[life.findLastIndex(({ kind }) => kind === 'send.ended') - 1];
  const payout = await ledger.payout(payoutId);
  if (payout === null || stored?.kind !== 'reply.stored') return false;
  const { reply } = stored;
  const outcome = gateway.interpret(orderOf(payout), { kind: 'reply', reply });
  return outcome.kind === 'unanswered' && outcome.stop === 'rate-limited';
};

/**
 * Waits out what is left of the cool-down; at once when there is none, or when the run is paused. A run ends at such
 * an answer, so it is enough to ask when one begins. The time counts that has certainly passed, also after a restart.
 */
export const coolDown = async (needs: EngineNeeds, pause: AbortSignal): Promise<void> => {
  const { ledger, clock } = needs;
  const last = await ledger.lastSendEnded();
  if (last?.payoutId === undefined || !(await wasTooOften(needs, last.payoutId))) return;
  const now = { at: clock.now(), mono: clock.mono(), bootId: clock.bootId };
  await clock.sleep(Math.max(0, COOL_DOWN_MS - provenElapsed(last, now)), pause);
};
