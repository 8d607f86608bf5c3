/** The name of a backup until it is whole; known to the main thread, which removes what was stopped. */
export const unfinished = (file: string): string => `${file}.part`;
