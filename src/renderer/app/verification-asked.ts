/** The Help menu of the system asks for a verification: it is shown and begun. */
import { useEffect } from 'react';
import { subscribe } from '../bridge/client.ts';
import { navigate } from './navigation.ts';

export const useVerificationAsked = (): void =>
  useEffect(
    () => subscribe('verification.asked', () => navigate({ screen: 'ledger', verify: true })),
    [],
  );
