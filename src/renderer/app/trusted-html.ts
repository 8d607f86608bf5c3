/**
 * The only way markup may come from text in this window. Mantine writes its variables as the text of a style
 * element through innerHTML; that text never holds a tag, so text with one is refused.
 */
interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createHTML(text: string): string }): unknown;
}

const isFactory = (value: unknown): value is TrustedTypesFactory =>
  typeof value === 'object' && value !== null && 'createPolicy' in value;

export const refuseTags = (text: string): string => {
  if (text.includes('<')) throw new TypeError('markup from text is refused');
  return text;
};

export const guardMarkup = (): void => {
  const factory: unknown = Reflect.get(window, 'trustedTypes');
  if (isFactory(factory)) factory.createPolicy('default', { createHTML: refuseTags });
};
