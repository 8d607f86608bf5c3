/** Batches of up to so many rows are rehearsed by themselves before they are submitted: a second or two. */
export const REHEARSED_BY_ITSELF = 1_000;
