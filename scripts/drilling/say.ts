/** Tells the person at the terminal how the drill goes; standard output is for its result alone. */
export const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};
