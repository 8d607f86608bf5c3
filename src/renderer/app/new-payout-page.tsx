/** A payout entered by hand goes on to the plan of its own batch of one. */
import { NewPayoutScreen } from '../features/new-payout/new-payout-screen.tsx';
import { navigate } from './navigation.ts';

const toPlan = (batchId: string): void => navigate({ screen: 'batch', batchId, stage: 'plan' });

export const NewPayoutPage = ({ first }: { readonly first: boolean }) => (
  <NewPayoutScreen first={first} onCreated={toPlan} />
);
