/** Puts the way a batch begins, which belongs to the import step, into the list of batches. */
import { useAppView } from '../bridge/app-store.ts';
import { BatchesScreen } from '../features/batches/batches-screen.tsx';
import { ImportStart } from '../features/import/import-start.tsx';
import { PracticeSamples } from '../features/import/practice-samples.tsx';
import { navigate } from './navigation.ts';

const openBatch = (batchId: string): void => navigate({ screen: 'batch', batchId });

/** A small file is read before its page is drawn; its rows are what the person came to see all the same. */
const openRows = (batchId: string): void => navigate({ screen: 'batch', batchId, stage: 'import' });

export const BatchesPage = () => {
  const { profile } = useAppView();
  return (
    <BatchesScreen
      onOpen={openBatch}
      renderStart={(teach) => <ImportStart onOpened={openRows} teach={teach} />}
      samples={profile.kind === 'practice' ? <PracticeSamples onOpened={openRows} /> : null}
    />
  );
};
