import type { SafeStorage } from './safe-storage.ts';

/** What could not be read so far, each text once. */
export function quarantined(storage: SafeStorage, key: string): string[] {
  const text = storage.read(key);
  if (text === null) return [];
  try {
    const texts: unknown = JSON.parse(text);
    if (Array.isArray(texts))
      return texts.map((one: unknown) => (typeof one === 'string' ? one : JSON.stringify(one)));
  } catch {
    // Damaged as well: it is kept as it is.
  }
  return [text];
}

/** Keeps a text; says whether it is kept. */
export function addToQuarantine(storage: SafeStorage, key: string, text: string): boolean {
  const texts = quarantined(storage, key);
  return texts.includes(text) || storage.write(key, JSON.stringify([...texts, text]));
}
