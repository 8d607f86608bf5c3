/**
 * The room an intake thread has for new objects. Rows are garbage as soon as they are stored, and every thread would
 * fill 48 MB with it before it tidied up. What lives on is not bounded: no file that may be imported comes near the
 * limits of the engine, and a bound there would end the thread.
 */
export const THREAD_MEMORY = { maxYoungGenerationSizeMb: 12 };
