/**
 * Canonical JSON: one text per value, so that a digest over it means the same everywhere.
 */

/**
 * Writes a value as JSON with keys sorted by code unit, no white space, and whole numbers of money
 * (`bigint`) as decimal text in quotes. Members that are `undefined` are left out, as JSON does.
 * Throws on what JSON cannot say (functions, NaN, infinities): that is a bug of the caller.
 */
export const canonicalText = (value: unknown): string => {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'bigint':
      return `"${value.toString()}"`;
    case 'number':
      return numberText(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? `[${value.map(canonicalText).join(',')}]` : objectText(value);
    default:
      throw new Error(`a ${typeof value} has no canonical text`);
  }
};

const numberText = (value: number): string => {
  const text = JSON.stringify(value);
  if (text === 'null') throw new Error('a number that is not finite has no canonical text');
  return text;
};

const objectText = (value: object): string => {
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const member: unknown = Reflect.get(value, key);
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalText(member)}`;
  }
  return `{${text}}`;
};
