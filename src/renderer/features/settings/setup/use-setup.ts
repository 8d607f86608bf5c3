/** How far a platform is set up, read anew whenever something happens that may have moved it on. */
import { useCallback, useEffect, useState } from 'react';
import type { SetupView } from '#contract/views/setup.ts';
import type { AppError, Reply } from '#contract/errors.ts';
import { call, subscribe } from '../../../bridge/client.ts';
import { useReading } from '../../../bridge/use-reading.ts';

export interface Setup {
  /** Null until it was read. */
  readonly view: SetupView | null;
  readonly error: AppError | null;
  readonly busy: boolean;
  readonly again: () => void;
  /** Does one step; what came of it is shown in the step itself. */
  readonly act: (ask: () => Promise<Reply<SetupView>>) => void;
}

export const useSetup = (profileId: string | null): Setup => {
  const read = useCallback(() => call('setup.get', { profileId }), [profileId]);
  const { value, error, again, take } = useReading(read);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  useEffect(() => {
    const ends = [subscribe('app.changed', again), subscribe('payout.changed', again)];
    return () => {
      for (const end of ends) end();
    };
  }, [again]);
  const act = (ask: () => Promise<Reply<SetupView>>): void => {
    const go = async (): Promise<void> => {
      setBusy(true);
      const reply = await ask();
      setBusy(false);
      setRefusal(reply.ok ? null : reply.error);
      if (reply.ok) take(reply.value);
    };
    void go();
  };
  return { view: value, error: refusal ?? error, busy, again, act };
};
