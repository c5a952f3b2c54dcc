import { record } from './entry.ts';
import type { StoredDocument } from './migrations.ts';

/** A string of JSON. */
const STRING = String.raw`"[^"\\]*(?:\\.[^"\\]*)*"`;

/** `"name":{`, or a key and its entry: an array that holds strings, numbers and flat objects, no arrays. */
const PART = new RegExp(String.raw`"(\w+)"\s*:\s*\{|(${STRING})\s*:\s*(\[(?:[^"[\]]|${STRING})*\])`, 'g');

/**
 * Finds the whole entries in a text that is no JSON any more: cut off, or with a hole. The text has no version where
 * the damage took it; then it is of the given one.
 */
export function salvage(text: string, version: number): StoredDocument {
  const found: Record<string, Record<string, unknown>> = record();
  let entries: Record<string, unknown> = record();
  try {
    for (const [, name, key, entry] of text.matchAll(PART)) {
      if (name !== undefined) entries = found[name] ??= record();
      else if (key !== undefined && entry !== undefined) addWhole(entries, key, entry);
    }
  } catch {
    // A string of millions of characters is too much for a regular expression; what comes before it is found.
  }
  return { ...found, version: numberIn(text, 'version') ?? version, minor: numberIn(text, 'minor') };
}

function addWhole(entries: Record<string, unknown>, key: string, entry: string): void {
  try {
    entries[JSON.parse(key) as string] = JSON.parse(entry);
  } catch {
    // Not whole: it stays in the text, and that goes to the quarantine.
  }
}

function numberIn(text: string, name: string): number | null {
  const digits = new RegExp(`"${name}"\\s*:\\s*(\\d{1,9})`).exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}
