/** Where the receiver listens: this computer's own addresses and nothing else. */
import type { ReceiverSettings } from '#main/ports/callbacks.ts';

export const hostsOf = ({ ipv6 }: Pick<ReceiverSettings, 'ipv6'>): readonly string[] =>
  ipv6 ? ['127.0.0.1', '::1'] : ['127.0.0.1'];

/** A host as it stands in an address. */
export const urlHost = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** The path callbacks are received under. */
export const callbackPath = ({ secretPath }: Pick<ReceiverSettings, 'secretPath'>): string =>
  secretPath === null ? '/callback' : `/callback/${secretPath}`;
