/** Where the bytes of secrets lie: beside the objects that stand for them, so that nothing that walks an object meets them. */
export const vault = new WeakMap<object, Uint8Array>();
