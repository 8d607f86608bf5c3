/** The nonce the host put in the page for styles made at run time; none outside the host. */
export const styleNonce = (): string =>
  document.querySelector('meta[name="style-nonce"]')?.getAttribute('content') ?? '';

/** Hands the nonce to the part of Mantine that locks scrolling, which looks for it under this name. */
export const shareStyleNonce = (): void => {
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() });
};
