import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A private key and a certificate that vouches for itself, both PEM. */
export interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

const config = (folder: string, names: string): string => `
[req]
distinguished_name = who
[who]
[ca]
default_ca = own
[own]
new_certs_dir = ${folder}
database = ${join(folder, 'index')}
serial = ${join(folder, 'serial')}
default_md = sha256
policy = any
x509_extensions = v3
[any]
commonName = supplied
[v3]
subjectAltName = ${names}
basicConstraints = critical, CA:TRUE
`;

/** Makes a certificate for these names (such as `IP:127.0.0.1`) that ends in the given year, with openssl. */
export const makeCertificate = (folder: string, names: string, endYear: number): KeyPair => {
  const file = (name: string) => join(folder, name);
  writeFileSync(file('config'), config(folder, names));
  writeFileSync(file('index'), '');
  writeFileSync(file('serial'), '01');
  const openssl = (...args: readonly string[]) =>
    execFileSync('openssl', [...args, '-config', file('config')], { cwd: folder, stdio: 'pipe' });
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  // Each has a name of its own, because a verifier looks up the issuer by name.
  const who = ['-subj', `/CN=${names} until ${endYear}`];
  openssl('req', '-new', ...curve, ...who, '-keyout', 'key', '-out', 'request');
  const dates = ['-startdate', '20200101000000Z', '-enddate', `${endYear}0101000000Z`];
  const files = ['-in', 'request', '-keyfile', 'key', '-out', 'cert'];
  openssl('ca', '-selfsign', '-batch', '-notext', ...files, ...dates);
  return { key: readFileSync(file('key'), 'utf8'), cert: readFileSync(file('cert'), 'utf8') };
};
