/** Files in the compound format of old Office programs, in which password-protected workbooks are wrapped too. */
import type { Chunks } from './encoding.ts';
import { notText } from './file-reason.ts';
import type { FileReason } from './row.ts';
import { workbookEncrypted } from './workbook/reasons.ts';

const MARK = [0xd0, 0xcf, 0x11, 0xe0];
/** The directory stands anywhere; the name of the wrapped stream is looked for in this many bytes. */
const LOOKED_AT = 16_777_216;
const WRAPPED = Array.from('EncryptedPackage', (sign) => [sign.charCodeAt(0), 0]).flat();

export const isCompound = (head: Uint8Array): boolean =>
  MARK.every((byte, index) => head[index] === byte);

/** Says whether it is an old workbook or a protected one. */
export const compoundReason = (chunks: Chunks): FileReason => {
  let read = 0;
  let matched = 0;
  for (const bytes of chunks()) {
    for (const byte of bytes) {
      if (byte === WRAPPED[matched]) matched += 1;
      else matched = byte === WRAPPED[0] ? 1 : 0;
      if (matched === WRAPPED.length) return workbookEncrypted();
    }
    read += bytes.length;
    if (read > LOOKED_AT) break;
  }
  return notText('an old Excel workbook (.xls)');
};
