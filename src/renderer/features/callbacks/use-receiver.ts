/** The receiver as it is now: read once, then as main tells. */
import { useCallback, useEffect } from 'react';
import type { ReceiverView } from '#contract/views/callback.ts';
import { call, subscribe } from '../../bridge/client.ts';
import { useReading, type Reading } from '../../bridge/use-reading.ts';

export const useReceiver = (): Reading<ReceiverView> => {
  const read = useCallback(() => call('callback.receiver', {}), []);
  const reading = useReading(read);
  const { take } = reading;
  useEffect(() => subscribe('callback.changed', take), [take]);
  return reading;
};
