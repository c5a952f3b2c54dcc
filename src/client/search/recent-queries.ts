import { storageKey } from '../storage-key.ts';

const KEY = storageKey('searches');
const MOST = 8;

/** What the reader has searched for in this browser and followed a result of, the last first. */
export function recentQueries(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((query) => typeof query === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Puts a query first; without storage it is not remembered. */
export function rememberQuery(query: string): void {
  const text = query.trim();
  if (text === '') return;
  const others = recentQueries().filter((other) => other !== text);
  store([text, ...others].slice(0, MOST));
}

export function forgetQueries(): void {
  store([]);
}

function store(queries: readonly string[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(queries));
  } catch {
    // Denied or full: nothing else hangs on it.
  }
}
