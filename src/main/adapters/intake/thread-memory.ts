/**
 * The room an intake thread has for new objects: enough that what is on its way is stored before it counts as old, and
 * half of what the engine would take. What lives on is not bounded: no file that may be imported comes near the limits
 * of the engine, and a bound there would end the thread.
 */
export const THREAD_MEMORY = { maxYoungGenerationSizeMb: 24 };
