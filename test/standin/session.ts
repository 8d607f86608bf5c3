/** Sessions: the protocol handlers, permission handlers and request filter of one partition. */
import { only } from './only.ts';

export type ProtocolHandler = (request: Request) => Response | Promise<Response>;
type PermissionCheck = (
  ...asked: readonly [contents: unknown, permission: string, origin: string, details: object]
) => boolean;
type RequestFilter = (
  details: object,
  answer: (response: { readonly cancel?: boolean }) => void,
) => void;

const privileged = new Set<string>();

/** What one partition was told; the page asks here. */
export class Partition {
  readonly handlers = new Map<string, ProtocolHandler>();
  permissionCheck: PermissionCheck | null = null;
  requestFilter: RequestFilter | null = null;

  /** True when the app's own filter forbids the request. */
  async cancels(details: object): Promise<boolean> {
    const filter = this.requestFilter;
    if (filter === null) return false;
    return new Promise((resolve) => filter(details, (answer) => resolve(answer.cancel === true)));
  }

  /** Electron's default is to grant. */
  grants(permission: string, origin: string): boolean {
    return this.permissionCheck?.(null, permission, origin, { isMainFrame: true }) ?? true;
  }
}

const partitions = new Map<string, Partition>();

export function partitionNamed(name: string): Partition {
  const known = partitions.get(name);
  if (known !== undefined) return known;
  const fresh = new Partition();
  partitions.set(name, fresh);
  return fresh;
}

function sessionOf(partition: Partition): object {
  return only('session', {
    protocol: only('session.protocol', {
      handle(scheme: string, handler: ProtocolHandler) {
        if (!privileged.has(scheme)) throw new Error(`${scheme} was not registered as privileged.`);
        partition.handlers.set(scheme, handler);
      },
      isProtocolHandled: (scheme: string) => partition.handlers.has(scheme),
    }),
    webRequest: only('session.webRequest', {
      onBeforeRequest(...args: readonly unknown[]) {
        partition.requestFilter = args.at(-1) as RequestFilter | null;
      },
    }),
    // A request is decided by the check alone here: Chromium is told each answer before the page loads.
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler(handler: PermissionCheck | null) {
      partition.permissionCheck = handler;
    },
    setDevicePermissionHandler: () => undefined,
    setDisplayMediaRequestHandler: () => undefined,
  });
}

export const session = only('session', {
  fromPartition: (name: string) => sessionOf(partitionNamed(name)),
  get defaultSession() {
    return sessionOf(partitionNamed(''));
  },
});

export const protocol = only('protocol', {
  registerSchemesAsPrivileged(schemes: readonly { readonly scheme: string }[]) {
    for (const { scheme } of schemes) privileged.add(scheme);
  },
});
