/** Opens the batch a person asked for outside the window, as by a click on the system's notification. */
import { useEffect } from 'react';
import { subscribe } from '../bridge/client.ts';
import { navigate } from './navigation.ts';

export const useShownBatch = (): void => {
  useEffect(
    () => subscribe('batch.shown', ({ batchId }) => navigate({ screen: 'batch', batchId })),
    [],
  );
};
