/** What a failed connection means, told apart by Node's error codes. */
export interface ConnectionFault {
  readonly kind: 'unreachable' | 'tls';
  readonly detail: string;
}

const CERTIFICATE_CODES: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'EPROTO',
]);

const isTlsCode = (code: string): boolean =>
  CERTIFICATE_CODES.has(code) || /^(?:ERR_TLS_|ERR_SSL_|CERT_|CRL_)/.test(code);

/** The code of a Node error, or an empty text. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

// An error from several addresses tried at once has an empty message; its parts have the words.
const wordsOf = (error: unknown): string => {
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join('; ');
  return error instanceof Error ? error.message : String(error);
};

/** Names the fault of a connection. */
export const faultOf = (error: unknown): ConnectionFault => ({
  kind: isTlsCode(codeOf(error)) ? 'tls' : 'unreachable',
  detail: wordsOf(error).split('\n', 1)[0] ?? '',
});
