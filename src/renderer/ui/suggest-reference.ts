/** A reference nobody has used at this second, in the operator's own time. */

const two = (value: number): string => String(value).padStart(2, '0');

/** "INV-20261124-140211" from "INV". */
export const suggestReference = (prefix: string, now: Date): string => {
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  return `${prefix}-${day}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
};
