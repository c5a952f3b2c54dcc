/** Tells each notice once, and to those who come late what was told before. */
export function notices<T>(): { tell: (notice: T) => void; listen: (listener: (notice: T) => void) => void } {
  const told = new Set<T>();
  const listeners = new Set<(notice: T) => void>();
  return {
    tell: (notice) => {
      if (told.has(notice)) return;
      told.add(notice);
      for (const listener of listeners) listener(notice);
    },
    listen: (listener) => {
      listeners.add(listener);
      for (const notice of told) listener(notice);
    },
  };
}
