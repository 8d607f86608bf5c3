/** What is known of new versions, for the window. */
import type { UpdateView } from '#contract/views/update.ts';
import type { UpdateState } from '../desk/updates.ts';

export const presentUpdate = (state: UpdateState): UpdateView => {
  switch (state.kind) {
    case 'newest':
      return { kind: 'newest', lookedAt: new Date(state.lookedAt).toISOString() };
    case 'refused':
      return { kind: 'refused', why: state.refusal.kind, detail: state.refusal.detail };
    default:
      return state;
  }
};
