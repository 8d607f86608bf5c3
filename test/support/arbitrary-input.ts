/** Inputs of the shape a call takes, and of every other shape. */
import fc from 'fast-check';
import { z } from 'zod';

interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape | boolean;
  readonly prefixItems?: readonly Shape[];
  readonly pattern?: string;
  readonly format?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Values worth more than chance: ids that exist, for example. By name of the field. */
export type Hints = Readonly<Record<string, fc.Arbitrary<unknown>>>;

const textOf = ({ format, pattern, maxLength = 40 }: Shape): fc.Arbitrary<string> => {
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((at) => at.toISOString());
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ unit: 'binary', maxLength: Math.min(maxLength, 60) });
};

const objectOf = (shape: Shape, hints: Hints): fc.Arbitrary<unknown> => {
  const { properties = {}, required = [], additionalProperties } = shape;
  if (typeof additionalProperties === 'object') {
    return fc.dictionary(fc.string({ maxLength: 6 }), arbitraryOf(additionalProperties, hints), {
      maxKeys: 4,
    });
  }
  const fields = Object.entries(properties).map(
    ([name, inner]) => [name, hints[name] ?? arbitraryOf(inner, hints)] as const,
  );
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...required] });
};

const arrayOf = ({ items, prefixItems }: Shape, hints: Hints): fc.Arbitrary<unknown> =>
  prefixItems === undefined
    ? fc.array(arbitraryOf(typeof items === 'object' ? items : {}, hints), { maxLength: 4 })
    : fc.tuple(...prefixItems.map((item) => arbitraryOf(item, hints)));

const arbitraryOf = (shape: Shape, hints: Hints): fc.Arbitrary<unknown> => {
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((one) => arbitraryOf(one, hints)));
  if ('const' in shape) return fc.constant(shape.const);
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum);
  switch (shape.type) {
    case 'object':
      return objectOf(shape, hints);
    case 'array':
      return arrayOf(shape, hints);
    case 'string':
      return textOf(shape);
    case 'integer':
    case 'number': {
      const { minimum: min = -1_000, maximum: max = 100_000 } = shape;
      return fc.integer({ min: Math.max(min, -1_000), max: Math.min(max, 100_000) });
    }
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.anything();
  }
};

/** Inputs that a schema takes, or very nearly. */
export const inputsOf = (schema: z.ZodType, hints: Hints = {}): fc.Arbitrary<unknown> =>
  arbitraryOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape, hints);
