/** Begins, stops or puts away what is under way with the data; what came of it is told by `data.changed`. */
import { call } from '../../bridge/client.ts';
import { notifyError } from '../../ui/notify.ts';

export const askData = async (
  name: 'data.backUp' | 'data.examine' | 'data.stop' | 'data.dismiss',
): Promise<void> => {
  const reply = await call(name, {});
  if (!reply.ok) notifyError(reply.error);
};
