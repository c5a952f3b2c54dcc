import type { State } from '../values.ts';
import { STATES } from '../values.ts';

/**
 * States five to a byte, as digits of a number to the base 3, the first the lowest: 3⁵ = 243 values of 256. Two bits a
 * state, the obvious way, take a quarter more, and a link has to fit a messenger.
 */
const A_BYTE = 5;

/** How many bytes so many states take. */
export function packedLength(count: number): number {
  return Math.ceil(count / A_BYTE);
}

/** Packs states; the places up to the next whole byte are `todo`. */
export function packStates(states: readonly State[]): Uint8Array {
  const bytes = new Uint8Array(packedLength(states.length));
  states.forEach((state, place) => {
    const byte = Math.floor(place / A_BYTE);
    bytes[byte] = (bytes[byte] ?? 0) + STATES.indexOf(state) * 3 ** (place % A_BYTE);
  });
  return bytes;
}

/** Unpacks so many states; null when the bytes are none that {@link packStates} writes for them. */
export function unpackStates(bytes: Uint8Array, count: number): State[] | null {
  if (bytes.length !== packedLength(count) || bytes.some((byte) => byte >= 3 ** A_BYTE)) return null;
  const digits = [...bytes].flatMap((byte) =>
    Array.from({ length: A_BYTE }, (_, place) => Math.floor(byte / 3 ** place) % 3),
  );
  if (digits.slice(count).some((digit) => digit !== 0)) return null;
  return digits.slice(0, count).map((digit) => STATES[digit] ?? 'todo');
}
