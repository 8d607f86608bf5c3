/** The end of the last piece of work on each object. */
const ends = new WeakMap<object, Promise<unknown>>();

/** Does a piece of work once every earlier one on the same object has ended, however it ended. */
export const oneAtATime = async <T>(on: object, work: () => Promise<T>): Promise<T> => {
  const before = ends.get(on) ?? Promise.resolve();
  const mine = before.then(work, work);
  ends.set(
    on,
    mine.catch(() => undefined),
  );
  return mine;
};
