import type { Progress } from '../../progress/progress.ts';
import { merge } from '../../progress/progress.ts';
import { progressText, readProgress } from '../../progress/stored-progress.ts';
import { addToQuarantine } from './quarantine.ts';
import type { SafeStorage } from './safe-storage.ts';

type Problem = 'newer' | 'damaged';

/** The keys that progress has in the storage. */
export interface ProgressKeys {
  progress: string;
  /** What an older page could not store beside a newer version of the site. */
  aside: string;
  quarantine: string;
}

/** The copy of progress in the storage, which other tabs write, too. */
export interface StoredCopy {
  /** Reads the copy if it has changed, and adds it to what this page knows: the same progress when it adds nothing. */
  pull: (progress: Progress) => Progress;
  /** Stores. Pull first: read, merge, write. Says whether it is stored. */
  push: (progress: Progress) => boolean;
  /** Whether this page knows something that the copy has not. */
  isBehind: () => boolean;
  /** Whether another tab has erased the copy of a page that had nothing but stored progress. */
  isGone: () => boolean;
}

/** Keeps a copy of progress in a storage. A newer schema is never overwritten, and nothing unread before it is kept. */
export function storedCopy(
  storage: SafeStorage,
  keys: ProgressKeys,
  report: (problem: Problem) => void,
): StoredCopy {
  let seen: string | null = null;
  let mayWrite = true;
  let isBehind = false;
  let hasAside = true;

  const read = (text: string | null): { stored: Progress; problem: Problem | null; mayReplace: boolean } => {
    const { progress: stored, problem, quarantine } = readProgress(text);
    if (problem !== null) report(problem);
    const isKept = quarantine === null || addToQuarantine(storage, keys.quarantine, quarantine);
    return { stored, problem, mayReplace: problem !== 'newer' && isKept };
  };
  const pushAside = (progress: Progress): boolean => {
    const { stored, mayReplace } = read(storage.read(keys.aside));
    hasAside = true;
    return mayReplace && storage.write(keys.aside, progressText(merge(stored, progress)));
  };
  const takeAside = (progress: Progress): Progress => {
    const text = storage.read(keys.aside);
    const aside = text === null ? null : read(text);
    hasAside = aside?.mayReplace ?? false;
    return aside === null ? progress : merge(progress, aside.stored);
  };
  const pushText = (text: string): boolean => {
    if (text !== seen && !storage.write(keys.progress, text)) return false;
    seen = text;
    if (hasAside) storage.remove(keys.aside);
    hasAside = false;
    return true;
  };

  return {
    pull: (progress) => {
      const text = storage.read(keys.progress);
      if (text === seen && !hasAside) return progress;
      const { stored, problem, mayReplace } = read(text);
      seen = text;
      mayWrite = mayReplace;
      const known = mayWrite ? takeAside(merge(progress, stored)) : merge(progress, stored);
      isBehind = problem === 'damaged' || merge(stored, known) !== stored;
      return known;
    },
    push: (progress) => {
      isBehind = !(mayWrite ? pushText(progressText(progress)) : pushAside(progress));
      return !isBehind;
    },
    isBehind: () => isBehind,
    isGone: () => seen !== null && !isBehind && storage.isEmptyAt(keys.progress),
  };
}
