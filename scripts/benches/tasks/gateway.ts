/** The practice gateway in a process of its own, told over the parent's channel what to say and when to end. */
import { startPracticeGateway } from '#practice/server.ts';
import { practiceCredentials } from '#practice/credentials.ts';
import { taskText } from '../child.ts';

/** What the gateway saw, by its own clock. */
export interface GatewaySaw {
  readonly gaps: readonly number[];
  readonly executed: number;
  readonly blocked: boolean;
}

export type GatewayWord =
  | { readonly kind: 'ready'; readonly url: string }
  | { readonly kind: 'saw'; readonly saw: GatewaySaw };

const tell = (word: GatewayWord): void => {
  process.send?.(word);
};

const { intervalMs }: { readonly intervalMs: number } = JSON.parse(taskText());
const gateway = await startPracticeGateway({
  ...practiceCredentials,
  seed: 'bench',
  stateFile: null,
  withdrawIntervalMs: intervalMs,
  settleMs: { min: 500, max: 1_500 },
  switches: { limits: false },
});
process.on('message', () => {
  const { books } = gateway;
  const saw = {
    gaps: books.gaps(),
    executed: books.withdrawals().length,
    blocked: books.blocked(),
  };
  tell({ kind: 'saw', saw });
});
process.once('disconnect', () => {
  gateway.close().catch(() => undefined);
});
tell({ kind: 'ready', url: gateway.url });
