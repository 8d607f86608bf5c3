/**
 * URL-encoded forms as PHP writes and reads them (`http_build_query`): `+` for a space, upper-case `%XX`.
 * Source: gateway reference section 1, v1.
 */

/** A form that was read, or why it was not. */
export type FormRead =
  | { readonly ok: true; readonly fields: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly problem: string };

/** Reads a form; a field that stands twice has no one meaning, so the form is refused then. */
export const readForm = (body: string): FormRead => {
  const fields = new Map<string, string>();
  for (const pair of body.trim().split('&')) {
    const [name, value] = splitPair(pair);
    if (name === null || value === null) {
      return { ok: false, problem: `“${pair.slice(0, 60)}” is not well encoded` };
    }
    if (fields.has(name))
      return { ok: false, problem: `the field ${name.slice(0, 60)} stands twice` };
    fields.set(name, value);
  }
  return { ok: true, fields: Object.fromEntries(fields) };
};

const splitPair = (pair: string): readonly [string | null, string | null] => {
  const at = pair.indexOf('=');
  return at < 0 ? [decode(pair), null] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))];
};

const decode = (text: string): string | null => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
};

/** Writes the named fields in this order; those that are absent are left out, as PHP leaves out nulls. */
export const writeForm = (
  names: readonly string[],
  fields: Readonly<Record<string, string>>,
): string =>
  names
    .filter((name) => Object.hasOwn(fields, name))
    .map((name) => `${encode(name)}=${encode(fields[name] ?? '')}`)
    .join('&');

const encode = (text: string): string =>
  encodeURIComponent(text)
    .replaceAll(/[!'()*~]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
