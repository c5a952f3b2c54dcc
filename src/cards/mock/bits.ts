/** How many bytes so many bits take. */
export function packedBits(count: number): number {
  return Math.ceil(count / 8);
}

/** Eight to a byte, the first the lowest; the places up to the next whole byte are 0. */
export function packBits(bits: readonly boolean[]): Uint8Array {
  const bytes = new Uint8Array(packedBits(bits.length));
  bits.forEach((bit, place) => {
    if (bit) bytes[place >> 3] = (bytes[place >> 3] ?? 0) | (1 << (place & 7));
  });
  return bytes;
}

/** So many bits; null when the bytes are none that {@link packBits} writes for them. */
export function unpackBits(bytes: Uint8Array, count: number): boolean[] | null {
  if (bytes.length !== packedBits(count)) return null;
  const bits = [...bytes].flatMap((byte) =>
    Array.from({ length: 8 }, (_, place) => (byte & (1 << place)) !== 0),
  );
  return bits.slice(count).includes(true) ? null : bits.slice(0, count);
}
