/** Electron's event object: listeners may forbid what is about to happen. */
export interface PreventableEvent {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

export function preventable<T extends object>(fields: T): T & PreventableEvent {
  let prevented = false;
  return Object.defineProperty(
    {
      ...fields,
      preventDefault: () => {
        prevented = true;
      },
    },
    'defaultPrevented',
    { get: () => prevented, enumerable: true },
  ) as T & PreventableEvent;
}
