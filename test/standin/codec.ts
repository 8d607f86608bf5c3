/**
 * Carries what structured clone carries, as text. `makeCodec` is also sent to the page as source, so it must
 * stand alone.
 */
export interface Codec {
  encode(value: unknown): string;
  decode(text: string): unknown;
}

export function makeCodec(): Codec {
  const refuse = (): never => {
    throw new Error('An object could not be cloned.');
  };
  const pack = (value: unknown): unknown => {
    if (value === undefined) return { $: 'undefined' };
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') {
      return Number.isFinite(value) ? value : { $: 'number', v: String(value) };
    }
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) };
    if (typeof value !== 'object' || value instanceof Promise) return refuse();
    if (Array.isArray(value)) return value.map(pack);
    if (value instanceof Date) return { $: 'date', v: value.getTime() };
    if (value instanceof Map) return { $: 'map', v: [...value].map((pair) => pair.map(pack)) };
    if (value instanceof Set) return { $: 'set', v: [...value].map(pack) };
    if (value instanceof Error) return { $: 'error', v: value.message };
    if (value instanceof Uint8Array) return { $: 'bytes', v: [...value] };
    if (value instanceof ArrayBuffer) return { $: 'bytes', v: [...new Uint8Array(value)] };
    const entries = Object.entries(value).map(([key, inner]) => [key, pack(inner)]);
    return '$' in value ? { $: 'object', v: entries } : Object.fromEntries(entries);
  };
  type Tagged = { readonly $: string; readonly v: unknown };
  const unpackers: Readonly<Record<string, (v: never) => unknown>> = {
    undefined: () => undefined,
    number: (v: string) => Number(v),
    bigint: (v: string) => BigInt(v),
    date: (v: number) => new Date(v),
    map: (v: readonly (readonly [unknown, unknown])[]) =>
      new Map(v.map(([key, inner]) => [unpack(key), unpack(inner)])),
    set: (v: readonly unknown[]) => new Set(v.map(unpack)),
    error: (v: string) => new Error(v),
    bytes: (v: readonly number[]) => Uint8Array.from(v),
    object: (v: readonly (readonly [string, unknown])[]) =>
      Object.fromEntries(v.map(([key, inner]) => [key, unpack(inner)])),
  };
  const unpack = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(unpack);
    if ('$' in value) {
      const tagged = value as Tagged;
      return unpackers[tagged.$]?.(tagged.v as never);
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpack(inner)]));
  };
  return {
    encode: (value) => JSON.stringify(pack(value)),
    decode: (text) => unpack(JSON.parse(text)),
  };
}
