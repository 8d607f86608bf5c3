/** Certificates kept as fixtures, so that no test needs openssl; their keys protect nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A private key and a certificate that vouches for itself, both PEM. */
export interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

const FOLDER = fileURLToPath(new URL('../fixtures/certificates', import.meta.url));

/**
 * loopback: for 127.0.0.1, valid until 2049, known to nobody · other-host: for other.example, valid until 2049 ·
 * expired: for 127.0.0.1, until 2021.
 */
export const certificate = (name: 'loopback' | 'other-host' | 'expired'): KeyPair => {
  const pem = readFileSync(join(FOLDER, `${name}.pem`), 'utf8');
  const end = '-----END CERTIFICATE-----\n';
  const [cert = '', key = ''] = pem.split(end);
  return { cert: cert + end, key };
};
