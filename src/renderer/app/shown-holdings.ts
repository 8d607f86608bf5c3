/** Shows the balances when the system's notification about a low one is clicked. */
import { useEffect } from 'react';
import { subscribe } from '../bridge/client.ts';
import { navigate } from './navigation.ts';

export const useShownHoldings = (): void =>
  useEffect(() => subscribe('holdings.shown', () => navigate({ screen: 'balances' })), []);
