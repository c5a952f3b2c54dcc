/** Collects bytes. Numbers are big-endian; lengths are in LEB128, seven bits a byte, the lowest first. */
export interface ByteWriter {
  uint: (value: number, size: 1 | 2 | 4) => void;
  length: (value: number) => void;
  raw: (bytes: Uint8Array) => void;
  bytes: () => Uint8Array;
}

/** Takes bytes apart. What is read past the end is 0 or empty, and {@link ByteReader.isSound} is false from then on. */
export interface ByteReader {
  uint: (size: 1 | 2 | 4) => number;
  length: () => number;
  raw: (count: number) => Uint8Array;
  isAtEnd: () => boolean;
  isSound: () => boolean;
}

export function byteWriter(): ByteWriter {
  const bytes: number[] = [];
  return {
    uint: (value, size) => {
      for (let place = size - 1; place >= 0; place--) bytes.push(Math.floor(value / 256 ** place) % 256);
    },
    length: (value) => {
      let left = value;
      for (; left > 127; left >>>= 7) bytes.push((left & 127) | 128);
      bytes.push(left);
    },
    raw: (more) => {
      for (const byte of more) bytes.push(byte);
    },
    bytes: () => Uint8Array.from(bytes),
  };
}

export function byteReader(bytes: Uint8Array): ByteReader {
  let place = 0;
  let isSound = true;
  const next = (): number => {
    const byte = bytes[place];
    place++;
    isSound &&= byte !== undefined;
    return byte ?? 0;
  };
  return {
    uint: (size) => {
      let value = 0;
      for (let count = 0; count < size; count++) value = value * 256 + next();
      return value;
    },
    length: () => {
      let value = 0;
      for (let shift = 0; shift < 28; shift += 7) {
        const byte = next();
        value |= (byte & 127) << shift;
        if (byte < 128) return value;
      }
      isSound = false;
      return 0;
    },
    raw: (count) => {
      const part = bytes.subarray(place, place + count);
      place += count;
      isSound &&= part.length === count;
      return part;
    },
    isAtEnd: () => place >= bytes.length,
    isSound: () => isSound,
  };
}
