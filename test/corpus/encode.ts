/** Text as bytes in encodings that Node does not write: tables are read out of its own decoder. */

const LABELS: Readonly<Record<string, string>> = {
  cp1252: 'windows-1252',
  'koi8-r': 'koi8-r',
  mac_roman: 'macintosh',
};

const wide = (text: string, size: 2 | 4, big: boolean): Uint8Array => {
  const units = size === 2 ? text.split('') : Array.from(text);
  const bytes = Buffer.alloc(units.length * size);
  for (const [at, unit] of units.entries()) {
    const code = (size === 2 ? unit.charCodeAt(0) : unit.codePointAt(0)) ?? 0;
    const from = at * size;
    if (big) bytes.writeUIntBE(code, from, size);
    else bytes.writeUIntLE(code, from, size);
  }
  return bytes;
};

export const encodeAs = (encoding: string, text: string): Uint8Array => {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-16le') return wide(text, 2, false);
  if (encoding === 'utf-16be') return wide(text, 2, true);
  if (encoding === 'utf-32-le') return wide(text, 4, false);
  const decoder = new TextDecoder(LABELS[encoding]);
  const signs = Array.from({ length: 256 }, (_, byte) => decoder.decode(Uint8Array.of(byte)));
  return Uint8Array.from(text, (sign) => signs.indexOf(sign));
};
