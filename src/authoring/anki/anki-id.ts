import { createHash } from 'node:crypto';

/** September 2001: before this no id of ours, and none of a reader's own, for Anki is younger. */
const OLDEST = 1_000_000_000_000;
/** From there to July 2017. */
const SPAN = 500_000_000_000n;

/**
 * A number for what has a name, the same in every build and in every deck: the first eight bytes of the name's SHA-256,
 * laid onto a span of milliseconds. Anki takes ids for the time of making and refuses a package with what was made after
 * tomorrow, so a hash as it is would not do.
 *
 * @param kind keeps apart what bears one name: a note and its card
 */
export function ankiId(kind: 'card' | 'deck' | 'note' | 'note type', name: string): number {
  const hash = createHash('sha256').update(`${kind} ${name}`).digest();
  return OLDEST + Number(hash.readBigUInt64BE() % SPAN);
}

/** By what Anki knows a note again when it is imported a second time: no other deck in the world has it. */
export function ankiGuid(name: string): string {
  return createHash('sha256').update(`route-500k ${name}`).digest().subarray(0, 8).toString('base64url');
}

/**
 * Refuses two names with one id: that happens to one site in a million, and would lose a note in silence.
 *
 * @throws Error that names both
 */
export function assertDistinct(kind: Parameters<typeof ankiId>[0], names: readonly string[]): void {
  const known = new Map<number, string>();
  for (const name of names) {
    const id = ankiId(kind, name);
    const other = known.get(id);
    if (other !== undefined)
      throw new Error(`Anki: ${other} and ${name} have one id, ${id}: rename one of them`);
    known.set(id, name);
  }
}
