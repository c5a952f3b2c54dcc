import { fromBase64url, toBase64url } from '../../progress/share/base64url.ts';
import { byteReader, byteWriter } from '../../progress/share/bytes.ts';
import { crc32 } from '../../progress/share/crc32.ts';

/**
 * Why a code is not read.
 *
 * - `damaged`: it was cut or changed on its way
 * - `newer`: a newer version of the site has written it
 * - `changed`: it was made with other questions than the site has now
 * - `invalid`: it is whole, yet the site writes no such code
 */
export type Refusal = 'damaged' | 'newer' | 'changed' | 'invalid';

/** The first character: the version of the form. */
const VERSION = '1';
/** No code of the site is longer: what is, need not be taken apart. */
const LONGEST = 1000;

/**
 * Bytes as a text for addresses, with their CRC-32 at the end.
 *
 * @param about what they belong to: with another they do not open
 */
export function sealed(bytes: Uint8Array, about = ''): string {
  const out = byteWriter();
  out.raw(bytes);
  out.uint(sumOf(bytes, about), 4);
  return VERSION + toBase64url(out.bytes());
}

/** The bytes of a text that {@link sealed} has written. Never throws. */
export function unsealed(text: string, about = ''): { bytes: Uint8Array } | { refusal: Refusal } {
  const all = text.length > LONGEST ? null : fromBase64url(text.slice(VERSION.length));
  const bytes = all?.subarray(0, -4);
  if (!all || !bytes || all.length <= 4 || byteReader(all.subarray(-4)).uint(4) !== sumOf(bytes, about))
    return { refusal: 'damaged' };
  return text.startsWith(VERSION) ? { bytes } : { refusal: 'newer' };
}

function sumOf(bytes: Uint8Array, about: string): number {
  return crc32([...new TextEncoder().encode(about), ...bytes]);
}
