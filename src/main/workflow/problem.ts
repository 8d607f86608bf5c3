/** Why a step was not done, in words for people; nothing was changed when one of these comes back. */
export interface Problem {
  readonly kind: 'invalid-input' | 'not-allowed' | 'not-found' | 'conflict' | 'storage-failed';
  /** What happened, what it means for the money, what to do next. */
  readonly message: string;
  readonly detail: string | null;
}

export const problem = (
  kind: Problem['kind'],
  message: string,
  detail: string | null = null,
): Problem => ({ kind, message, detail });

export const noSuchBatch = (): Problem =>
  problem(
    'not-found',
    'This batch is not here any more. Nothing was sent. Open the list of batches.',
  );

/** The batch is not the one that was looked at. */
export const changedSince = (): Problem =>
  problem(
    'conflict',
    'The batch has changed since you looked at it. Nothing was submitted. Look at the plan again and compare the fingerprint.',
  );
