/** CRC-32 of ISO 3309 (that of zip and PNG), reflected, polynomial 0x04C11DB7; an unsigned number of 32 bits. */
export function crc32(bytes: Iterable<number>): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
