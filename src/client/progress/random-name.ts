/** Eight random Latin letters and digits: a name for a device or a proof that nobody else has. */
export function randomName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => (byte % 36).toString(36)).join('');
}
