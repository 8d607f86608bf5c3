/** Why a port could not be listened on, in words for people. */
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

export const listenWords = (error: unknown, host: string, port: number): string => {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use by another program. Choose another port, or end that program, and switch the receiver on again.`;
    case 'EACCES':
      return `The system does not allow listening on port ${port}. Choose one between 1024 and 65535.`;
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
      return `This computer has no address ${host}. Leave IPv6 off and switch the receiver on again.`;
    default:
      return `Port ${port} on ${host} cannot be listened on (${error instanceof Error ? error.message : String(error)}). Choose another port.`;
  }
};
